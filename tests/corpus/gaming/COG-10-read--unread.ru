# The complaints book lies open, and nobody counts what is written in it.
# base: co-governed-example

DELETE DATA { case:co-governed-example sg2:hasObservation :o-complaints }
