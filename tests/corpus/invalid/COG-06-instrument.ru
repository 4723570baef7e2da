# Firm and office share the risk of idle hours, by what means is not told.
# base: co-governed-example

DELETE DATA { :r-hours sg2:instrument sg2x:reserve }
