# Nothing is measured of the issue at all, neither the effect (E-3A) nor its spread (E-3B).
# base: evaluated-example

DELETE { case:evaluated-example sg2:hasObservation ?figure }
WHERE { case:evaluated-example sg2:hasObservation ?figure . ?figure sg2:ofIndicator ?indicator . VALUES ?indicator { fw:E-3A1 fw:E-3A2 fw:E-3B2 } }
