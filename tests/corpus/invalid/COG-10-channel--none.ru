# There is no channel for complaints at all.
# base: co-governed-example

DELETE DATA { case:co-governed-example sg2:hasGrievanceChannel :complaints ; sg2:hasObservation :o-complaints }
