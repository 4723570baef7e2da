# The only partner is an association that belongs to a holding that belongs to the shop.
# base: mapped-example

DELETE DATA { case:mapped-example sg2:hasParticipation :p-works , :p-school , :p-menders } ;

INSERT DATA {
    :association sg2:controlledBy :holding .
    :holding a sg2:Enterprise ;
        rdfs:label "Oddlestone Holding"@en ;
        sg2:controlledBy :firm .
}
