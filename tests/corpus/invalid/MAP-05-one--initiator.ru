# The owner of the shop, who started the network and takes no part, stands in two sectors.
# base: mapped-example

DELETE DATA { case:mapped-example sg2:initiator :firm } ;

INSERT DATA {
    case:mapped-example sg2:initiator :owner .
    :owner a sg2:MarketActor , sg2:PeopleGroup ; rdfs:label "owners of the shop"@en .
}
