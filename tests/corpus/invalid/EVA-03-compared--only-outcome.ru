# The wait of 2025 is the only outcome of the case, and it is set beside that of no other quarter.
# base: evaluated-example

DELETE DATA { case:evaluated-example sg2:hasObservation :o-wait-2021 . :o-wait-2025 sg2:comparedWith :o-lock-2025 } ;

DELETE { ?figure sg2:ofIndicator fw:E-3A2 }
INSERT { ?figure sg2:ofIndicator fw:E-3A1 }
WHERE { ?figure sg2:forGroup ?group }
