# A joint body began the network; a public office and an actor of the market are the partners.
# base: mapped-example

DELETE DATA { case:mapped-example sg2:initiator :firm . :p-firm sg2:standing sg2:isInitiator . :firm a sg2:Enterprise } ;

DELETE { ?part sg2:role ?role }
INSERT { ?part sg2:role sg2x:user }
WHERE { ?part sg2:role ?role FILTER ( ?part IN ( :p-association , :p-school , :p-menders ) ) } ;

INSERT DATA {
    case:mapped-example sg2:initiator :round .
    :round a sg2:JointBody ; rdfs:label "repair round"@en .
    :p-firm sg2:standing sg2:independent .
    :firm a sg2:MarketActor .
}
