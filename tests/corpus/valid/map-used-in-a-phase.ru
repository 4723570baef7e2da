# The repair days belong to a phase, and one of their users is from outside.
# base: mapped-example

DELETE DATA { case:mapped-example sg2:hasCarrier :repair-days . :repair-days sg2:usedBy :association , :visitors } ;

INSERT DATA {
    case:mapped-example sg2:hasPhase :first-year .
    :first-year a sg2:Phase ; rdfs:label "first year"@en ; sg2:start "2022-09" ; sg2:hasCarrier :repair-days .
    :repair-days sg2:usedBy :firm .
    :s05 sg2:shows :first-year .
}
