# A council starts the network; it directs the office that takes part, and neither the association nor the traders.
# base: mapped-example

DELETE DATA {
    case:mapped-example sg2:hasParticipation :p-firm , :p-school , :p-menders , :p-visitors ; sg2:initiator :firm .
    :p-works sg2:standing sg2:independent .
} ;

INSERT DATA {
    case:mapped-example sg2:initiator :council .
    :council a sg2:JointBody ; rdfs:label "council for repair"@en .
    :p-works sg2:standing sg2:controlledByInitiator .
} ;

INSERT DATA {
    case:mapped-example sg2:hasParticipation :p-traders .
    :s08 sg2:shows :p-traders .
    :p-traders a sg2:Participation ;
        sg2:participant :repair-traders ;
        sg2:role sg2x:supplier ;
        sg2:stage fw:DEF-5c ;
        sg2:standing sg2:independent .
}
