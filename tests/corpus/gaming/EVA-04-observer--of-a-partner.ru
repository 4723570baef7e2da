# The effect is measured by an office of the Health Board, which decides on the clinics.
# base: evaluated-example

DELETE { ?figure sg2:observer :institute }
INSERT { ?figure sg2:observer :quality-office }
WHERE { case:evaluated-example sg2:hasObservation ?figure . ?figure sg2:ofIndicator fw:E-3A2 } ;

INSERT DATA { :quality-office a sg2:GovernmentActor ; rdfs:label "quality office"@en ; sg2:controlledBy :board }
