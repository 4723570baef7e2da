# It is not told what the failures cost, or whom.
# base: evaluated-example

DELETE WHERE { :evening-1 sg2:consequence ?words }
