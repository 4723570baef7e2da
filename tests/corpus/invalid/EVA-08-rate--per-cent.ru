# The part that answered is given as 85, where a part is between 0 and 1.
# base: evaluated-example

DELETE DATA { :o-say-median sg2:responseRate 0.85 } ;

INSERT DATA { :o-say-median sg2:responseRate 85 }
