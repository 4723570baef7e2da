# Alpha is 0.5, and the lower end of its interval is said to be 0.84.
# base: evaluated-example

DELETE DATA { :agree-carrier sg2:alpha 0.92 } ;

INSERT DATA { :agree-carrier sg2:alpha 0.5 }
