# The effect is measured by the group to which the firm belongs.
# base: evaluated-example

DELETE { ?figure sg2:observer :institute }
INSERT { ?figure sg2:observer :harbour-group }
WHERE { case:evaluated-example sg2:hasObservation ?figure . ?figure sg2:ofIndicator fw:E-3A2 } ;

INSERT DATA { :harbour-group a sg2:Enterprise ; rdfs:label "harbour group"@en . :firm sg2:controlledBy :harbour-group }
