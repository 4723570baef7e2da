# The unit has no name, so that nobody can use the same one.
# base: evaluated-example

DELETE DATA { :o-patients sg2:unit sg2x:unit-person } ;

INSERT DATA { :o-patients sg2:unit [ a sg2:Unit ] }
