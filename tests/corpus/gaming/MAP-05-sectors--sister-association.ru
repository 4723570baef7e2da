# The only partner is an association of the holding that also owns the shop.
# base: mapped-example

DELETE DATA { case:mapped-example sg2:hasParticipation :p-works , :p-school , :p-menders } ;

INSERT DATA {
    :association sg2:controlledBy :holding .
    :holding a sg2:Enterprise ; rdfs:label "Oddlestone Holding"@en .
    :firm sg2:controlledBy :holding .
}
