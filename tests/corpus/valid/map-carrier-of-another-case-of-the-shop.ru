# A carrier of another case of the shop, which the shop and its branch use alone, is not on trial here.
# base: mapped-example

INSERT DATA {
    :other-case a sg2:Case ; sg2:initiator :firm ; sg2:hasCarrier :workshop .
    :workshop a sg2:Carrier ; rdfs:label "workshop elsewhere"@en ; sg2:usedBy :firm , :branch .
    :branch a sg2:Enterprise ; rdfs:label "branch of the shop"@en ; sg2:controlledBy :firm .
    :s05 sg2:shows :workshop .
}
