# The institute measures together with the Health Board, which decides on the clinics.
# base: evaluated-example

DELETE { ?figure sg2:observer :institute }
INSERT { ?figure sg2:observer :board }
WHERE { case:evaluated-example sg2:hasObservation ?figure . ?figure sg2:ofIndicator fw:E-3A2 } ;

INSERT DATA { :o-wait-2025 sg2:observer :institute }
