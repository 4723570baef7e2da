# The effect is measured by the works that operate the clinics.
# base: evaluated-example

DELETE { ?figure sg2:observer :institute }
INSERT { ?figure sg2:observer :works }
WHERE { case:evaluated-example sg2:hasObservation ?figure . ?figure sg2:ofIndicator fw:E-3A2 } ;

INSERT DATA { :works a sg2:Enterprise ; rdfs:label "works"@en . :run-by-council sg2:operator :works }
