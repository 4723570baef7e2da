# A budget is said to bear the risk of idle hours, not somebody.
# base: co-governed-example

INSERT DATA { :r-hours sg2:bearerAfter :m-budget }
