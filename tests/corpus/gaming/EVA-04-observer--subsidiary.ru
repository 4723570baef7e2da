# The effect is measured by a research house that belongs to a daughter of the firm.
# base: evaluated-example

DELETE { ?figure sg2:observer :institute }
INSERT { ?figure sg2:observer :research-house }
WHERE { case:evaluated-example sg2:hasObservation ?figure . ?figure sg2:ofIndicator fw:E-3A2 } ;

INSERT DATA {
  :research-house a sg2:KnowledgeInstitution ; rdfs:label "Corbelmoor House of Research"@en ; sg2:controlledBy :daughter .
  :daughter a sg2:Enterprise ; rdfs:label "Corbelmoor Holdings"@en ; sg2:controlledBy :firm }
