# 85 per cent of the partners answered, and it is not told how many these are.
# base: evaluated-example

DELETE DATA { :o-say-median sg2:sampleSize 17 }
