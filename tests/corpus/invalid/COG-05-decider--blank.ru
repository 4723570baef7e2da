# The rule was made by a body that has no name.
# base: co-governed-example

DELETE DATA { :b-meal sg2:decidedBy :council } ;

INSERT DATA { :b-meal sg2:decidedBy [ a sg2:JointBody ] }
