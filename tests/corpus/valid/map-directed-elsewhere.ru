# In another network the shop directs the association and the school; in this one it does not.
# base: mapped-example

DELETE DATA { case:mapped-example sg2:hasParticipation :p-firm , :p-works , :p-menders , :p-visitors ; sg2:initiator :firm } ;

INSERT DATA {
    case:mapped-example sg2:initiator :council ; sg2:hasParticipation :p-traders .
    :council a sg2:JointBody ; rdfs:label "council for repair"@en .
    :s08 sg2:shows :p-traders .
    :p-traders a sg2:Participation ;
        sg2:participant :repair-traders ;
        sg2:role sg2x:supplier ;
        sg2:stage fw:DEF-5c ;
        sg2:standing sg2:independent .
    :sister-network a sg2:Case ; sg2:hasParticipation :p-sister-1 , :p-sister-2 , :p-sister-3 .
    :s01 sg2:shows :p-sister-1 , :p-sister-2 , :p-sister-3 .
    :p-sister-1 a sg2:Participation ; sg2:participant :association ; sg2:role sg2x:implementer ; sg2:standing sg2:controlledByInitiator .
    :p-sister-2 a sg2:Participation ; sg2:participant :school ; sg2:role sg2x:adviser ; sg2:standing sg2:controlledByInitiator .
    :p-sister-3 a sg2:Participation ; sg2:participant :repair-traders ; sg2:role sg2x:supplier ; sg2:standing sg2:controlledByInitiator .
}
