# It is not said how the people seen were counted.
# base: evaluated-example

DELETE WHERE { :o-patients sg2:method ?words }
