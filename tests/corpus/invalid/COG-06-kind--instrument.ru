# An instrument stands where the kind of risk should be.
# base: co-governed-example

DELETE DATA { :r-hours sg2:riskKind sg2x:financialRisk } ;

INSERT DATA { :r-hours sg2:riskKind sg2x:reserve }
