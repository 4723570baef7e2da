# No physical carrier is described, and no reason is given.
# base: co-governed-example

DELETE DATA { case:co-governed-example sg2:hasCarrier :kitchen }
