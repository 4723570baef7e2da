# Part of the risk of idle hours is borne by some firm that has no name.
# base: co-governed-example

INSERT DATA { :r-hours sg2:bearerAfter [ a sg2:Enterprise ] }
