# One group has no say at all, and the whole surplus reaches affected people: both values lie on their scales.
# base: evaluated-example

DELETE DATA { :o-say-minimum sg2:value 2 . :o-share sg2:value 50 } ;

INSERT DATA { :o-say-minimum sg2:value 0 . :o-share sg2:value 100 }
