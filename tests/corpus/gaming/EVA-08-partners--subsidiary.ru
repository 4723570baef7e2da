# Two partners answered: a daughter of the firm, and a shop that belongs to the daughter.
# base: evaluated-example

DELETE WHERE { :o-say-median sg2:answeredBy ?partner } ;

INSERT DATA { :o-say-median sg2:answeredBy :daughter , :shop .
  :daughter a sg2:Enterprise ; rdfs:label "Corbelmoor Holdings"@en ; sg2:controlledBy :firm .
  :shop a sg2:Enterprise ; rdfs:label "Rope Quay Pharmacy"@en ; sg2:controlledBy :daughter }
