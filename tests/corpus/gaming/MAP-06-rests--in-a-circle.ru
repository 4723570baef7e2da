# Two dimensions rest on each other, and on nothing else.
# base: mapped-example

DELETE DATA { :s07 sg2:restsOn :s04 , :s06 } ;

INSERT DATA { :s07 sg2:restsOn :s08 }
