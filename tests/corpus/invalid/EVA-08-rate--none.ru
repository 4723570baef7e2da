# The part that answered is nought.
# base: evaluated-example

DELETE DATA { :o-say-median sg2:responseRate 0.85 } ;

INSERT DATA { :o-say-median sg2:responseRate 0.0 }
