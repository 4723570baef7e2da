# The effect in a phase is measured by the Health Board, which takes part in that phase.
# base: evaluated-example

DELETE { ?figure sg2:observer :institute }
INSERT { ?figure sg2:observer :board }
WHERE { case:evaluated-example sg2:hasObservation ?figure . ?figure sg2:ofIndicator fw:E-3A2 } ;

DELETE { case:evaluated-example sg2:hasObservation ?figure }
INSERT { :scaling sg2:hasObservation ?figure }
WHERE { case:evaluated-example sg2:hasObservation ?figure } ;

DELETE { case:evaluated-example sg2:hasParticipation ?part }
INSERT { :scaling sg2:hasParticipation ?part }
WHERE { case:evaluated-example sg2:hasParticipation ?part }
