# It is not said whether 2310 are persons or visits.
# base: evaluated-example

DELETE DATA { :o-patients sg2:unit sg2x:unit-person }
