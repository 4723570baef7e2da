# Volunteers (E-4B) are counted for the firm as a whole, and the figure hangs on no case.
# base: evaluated-example

DELETE DATA { case:evaluated-example sg2:hasObservation :o-staff }
