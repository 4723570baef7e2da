# The institute is said to have measured, but only the registers of the clinics show it.
# base: evaluated-example

DELETE DATA { :s22 sg2:basis sg2:publicSourceSays ; sg2:source :p1 } ;

INSERT DATA { :s22 sg2:basis sg2:submitterSays ; sg2:source :d6 }
