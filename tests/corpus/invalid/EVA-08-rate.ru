# Of the partners 85 per cent answered, and it is not told how many these are.
# base: evaluated-example

DELETE DATA { :o-say-median sg2:sampleSize 17 }
