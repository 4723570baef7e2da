# The wait of dock workers is on record, but not as a figure of this case.
# base: evaluated-example

DELETE DATA { case:evaluated-example sg2:hasObservation :o-wait-dockworkers }
