# The website of the shop is named as a platform; only the shop works on it.
# base: mapped-example

INSERT DATA {
    case:mapped-example sg2:hasCarrier :website .
    :s14 sg2:shows :website .
    :website a sg2:Carrier ;
        rdfs:label "website of the shop"@en ;
        sg2:usedBy :firm ;
        sg2:function "the shop announces the repair days"@en .
}
