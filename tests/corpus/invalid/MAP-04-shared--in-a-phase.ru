# In its first year the repair days are used by the shop and its branch alone.
# base: mapped-example

DELETE DATA { case:mapped-example sg2:hasCarrier :repair-days } ;
DELETE WHERE { :repair-days sg2:usedBy ?anybody } ;

INSERT DATA {
    case:mapped-example sg2:hasPhase :first-year .
    :first-year a sg2:Phase ; rdfs:label "first year"@en ; sg2:start "2022-09" ; sg2:hasCarrier :repair-days .
    :s05 sg2:shows :first-year .
    :repair-days sg2:usedBy :firm , :branch .
    :branch a sg2:Enterprise ; rdfs:label "branch of the shop"@en ; sg2:controlledBy :firm .
}
