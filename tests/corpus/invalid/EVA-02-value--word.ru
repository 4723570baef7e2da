# The number of people seen is a word.
# base: evaluated-example

DELETE DATA { :o-patients sg2:value 2310 } ;

INSERT DATA { :o-patients sg2:value "many" }
