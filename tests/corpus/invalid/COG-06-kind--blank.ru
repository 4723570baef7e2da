# The risk of idle hours is of a kind that the submission makes up and does not name.
# base: co-governed-example

DELETE DATA { :r-hours sg2:riskKind sg2x:financialRisk } ;

INSERT DATA { :r-hours sg2:riskKind [ a sg2:RiskKind ] }
