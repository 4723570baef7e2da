# Who belongs to a daughter of the firm counts the clinics; that is no outside observation, so nobody need tell who paid.
# base: evaluated-example

DELETE DATA { :o-sites sg2:observer :board } ;

INSERT DATA { :o-sites sg2:observer :research-house .
  :research-house a sg2:KnowledgeInstitution ; rdfs:label "Corbelmoor House of Research"@en ; sg2:controlledBy :daughter .
  :daughter a sg2:Enterprise ; rdfs:label "Corbelmoor Holdings"@en ; sg2:controlledBy :firm }
