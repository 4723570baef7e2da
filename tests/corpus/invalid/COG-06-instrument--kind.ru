# A kind of risk stands where the instrument should be.
# base: co-governed-example

DELETE DATA { :r-hours sg2:instrument sg2x:reserve } ;

INSERT DATA { :r-hours sg2:instrument sg2x:financialRisk }
