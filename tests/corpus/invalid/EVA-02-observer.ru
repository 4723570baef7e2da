# It is not said who counted the people seen.
# base: evaluated-example

DELETE DATA { :o-patients sg2:observer :council }
