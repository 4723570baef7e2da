# The effect is measured by a daughter of an initiator that takes part in nothing.
# base: evaluated-example

DELETE { ?figure sg2:observer :institute }
INSERT { ?figure sg2:observer :daughter }
WHERE { case:evaluated-example sg2:hasObservation ?figure . ?figure sg2:ofIndicator fw:E-3A2 } ;

INSERT DATA { :daughter a sg2:Enterprise ; rdfs:label "daughter"@en ; sg2:controlledBy :founder . :founder a sg2:Enterprise ; rdfs:label "founder"@en . case:evaluated-example sg2:initiator :founder }
