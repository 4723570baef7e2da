# Two firms work together, and an association that belongs to one of them is the second sector.
# base: mapped-example

DELETE DATA { case:mapped-example sg2:hasParticipation :p-works , :p-school , :p-menders , :p-visitors } ;

INSERT DATA { :association sg2:controlledBy :firm } ;

INSERT DATA {
    case:mapped-example sg2:hasParticipation :p-traders .
    :s08 sg2:shows :p-traders .
    :p-traders a sg2:Participation ;
        sg2:participant :repair-traders ;
        sg2:role sg2x:supplier ;
        sg2:stage fw:DEF-5c ;
        sg2:standing sg2:independent .
}
