# The coders agree too little on carriers.
# base: evaluated-example

DELETE DATA { :agree-carrier sg2:alpha 0.92 ; sg2:alphaLow 0.84 } ;

INSERT DATA { :agree-carrier sg2:alpha 0.79 ; sg2:alphaLow 0.62 }
