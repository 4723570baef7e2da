# The risk of idle hours is shared by an instrument that the submission makes up and does not name.
# base: co-governed-example

DELETE DATA { :r-hours sg2:instrument sg2x:reserve } ;

INSERT DATA { :r-hours sg2:instrument [ a sg2:RiskInstrument ] }
