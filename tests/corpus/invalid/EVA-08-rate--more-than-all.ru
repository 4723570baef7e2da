# One and a half times as many answered as were asked.
# base: evaluated-example

DELETE DATA { :o-say-median sg2:responseRate 0.85 } ;

INSERT DATA { :o-say-median sg2:responseRate 1.5 }
