# It is not said of what kind the risk of idle hours is.
# base: co-governed-example

DELETE DATA { :r-hours sg2:riskKind sg2x:financialRisk }
