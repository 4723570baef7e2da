# A rating is given, and nobody answered.
# base: evaluated-example

DELETE DATA { :o-say-median sg2:sampleSize 17 } ;

INSERT DATA { :o-say-median sg2:sampleSize 0 }
