# The second user of the repair days is a sister firm of the same holding.
# base: mapped-example

DELETE WHERE { :repair-days sg2:usedBy ?anybody } ;

INSERT DATA {
    :repair-days sg2:usedBy :firm , :sister .
    :firm sg2:controlledBy :holding .
    :holding a sg2:Enterprise ; rdfs:label "holding"@en .
    :sister a sg2:Enterprise ; rdfs:label "sister firm"@en ; sg2:controlledBy :house .
    :house a sg2:Enterprise ; rdfs:label "house between"@en ; sg2:controlledBy :holding .
}
