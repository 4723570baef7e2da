# Alpha lies above the upper end of its interval.
# base: evaluated-example

DELETE DATA { :agree-carrier sg2:alpha 0.92 } ;

INSERT DATA { :agree-carrier sg2:alpha 0.99 }
