# The only partner is a body of several sectors, which counts toward none.
# base: mapped-example

DELETE DATA { case:mapped-example sg2:hasParticipation :p-association , :p-works , :p-school , :p-menders } ;

INSERT DATA {
    case:mapped-example sg2:hasParticipation :p-alliance .
    :s08 sg2:shows :p-alliance .
    :p-alliance a sg2:Participation ;
        sg2:participant :alliance ;
        sg2:role sg2x:implementer ;
        sg2:stage fw:DEF-5c ;
        sg2:standing sg2:independent .
    :alliance a sg2:JointBody ; rdfs:label "alliance for repair"@en .
}
