# The channel for complaints is shown, and is that of another kitchen.
# base: co-governed-example

DELETE DATA { case:co-governed-example sg2:hasGrievanceChannel :complaints } ;
INSERT DATA { :hill-kitchen a sg2:Case ; sg2:hasGrievanceChannel :complaints }
