# The unit is a word and stands on no list.
# base: evaluated-example

DELETE DATA { :o-patients sg2:unit sg2x:unit-person } ;

INSERT DATA { :o-patients sg2:unit "people"@en }
