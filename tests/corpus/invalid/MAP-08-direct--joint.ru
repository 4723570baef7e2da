# A swap shelf is told of two networks together, which shows it of neither.
# base: mapped-example

INSERT DATA {
    case:mapped-example sg2:hasCarrier :shelf .
    :shelf a sg2:Carrier ;
        rdfs:label "swap shelf"@en ;
        sg2:usedBy :visitors , :menders ;
        sg2:function "goods change hands"@en .
    :sister-network a sg2:Case .
    :joint a sg2:JointStatement ; dcterms:identifier "S-17" ;
        sg2:jointlyAbout case:mapped-example , :sister-network ; sg2:shows :shelf ;
        sg2:says "The two networks have swap shelves."@en ;
        sg2:basis sg2:publicSourceSays ; sg2:source :p1 ; sg2:locator "p. 6" ; sg2:confidence sg2:high .
}
