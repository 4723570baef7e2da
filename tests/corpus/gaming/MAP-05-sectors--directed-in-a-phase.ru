# The only partner of another sector is independent in the case as told, and directed by the shop in its pilot.
# base: mapped-example

DELETE DATA { case:mapped-example sg2:hasParticipation :p-works , :p-school , :p-menders , :p-visitors } ;

INSERT DATA {
    case:mapped-example sg2:hasPhase :pilot .
    :pilot a sg2:Phase ; rdfs:label "pilot"@en ; sg2:start "2022-09" ; sg2:hasParticipation :p-pilot .
    :s01 sg2:shows :p-pilot .
    :p-pilot a sg2:Participation ;
        sg2:participant :association ;
        sg2:role sg2x:implementer ;
        sg2:stage fw:DEF-5c ;
        sg2:standing sg2:controlledByInitiator .
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
