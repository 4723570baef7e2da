# Alpha of 0.91 looks fine, but rests on nine units and may as well be 0.55.
# base: evaluated-example

DELETE DATA { :agree-carrier sg2:alpha 0.92 ; sg2:alphaLow 0.84 ; sg2:unitCount 52 } ;

INSERT DATA { :agree-carrier sg2:alpha 0.91 ; sg2:alphaLow 0.55 ; sg2:unitCount 9 }
