# The coders agree just enough on carriers to pass, and the case is compared on it all the same.
# base: evaluated-example

DELETE DATA { :agree-carrier sg2:alpha 0.92 ; sg2:alphaLow 0.84 } ;

INSERT DATA { :agree-carrier sg2:alpha 0.84 ; sg2:alphaLow 0.667 }
