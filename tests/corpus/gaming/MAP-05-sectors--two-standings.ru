# The only partner is independent where it works, and controlled by the shop where it advises.
# base: mapped-example

DELETE DATA { case:mapped-example sg2:hasParticipation :p-works , :p-school , :p-menders } ;

INSERT DATA {
    case:mapped-example sg2:hasParticipation :p-advice .
    :s08 sg2:shows :p-advice .
    :p-advice a sg2:Participation ;
        sg2:participant :association ;
        sg2:role sg2x:adviser ;
        sg2:stage fw:DEF-5d ;
        sg2:standing sg2:controlledByInitiator .
}
