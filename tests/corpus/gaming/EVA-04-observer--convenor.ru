# The effect is measured by the club that convenes the case.
# base: evaluated-example

DELETE { ?figure sg2:observer :institute }
INSERT { ?figure sg2:observer :club }
WHERE { case:evaluated-example sg2:hasObservation ?figure . ?figure sg2:ofIndicator fw:E-3A2 } ;

DELETE DATA { case:evaluated-example sg2:convenor :association } ;

INSERT DATA { :club a sg2:SocialOrganisation ; rdfs:label "club"@en . case:evaluated-example sg2:convenor :club }
