# The effect is measured by the agency that submits the record.
# base: evaluated-example

DELETE { ?figure sg2:observer :institute }
INSERT { ?figure sg2:observer :agency }
WHERE { case:evaluated-example sg2:hasObservation ?figure . ?figure sg2:ofIndicator fw:E-3A2 } ;

DELETE DATA { :record sg2:submitter :council } ;

INSERT DATA { :agency a sg2:Enterprise ; rdfs:label "agency"@en . :record sg2:submitter :agency }
