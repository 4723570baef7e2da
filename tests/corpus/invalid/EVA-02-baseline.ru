# Neither is an earlier value named for the people seen, nor is it told why there is none.
# base: evaluated-example

DELETE WHERE { :o-patients sg2:noBaseline ?words }
