# The only partner is an association that the shop directs, as its own participation says.
# base: mapped-example

DELETE DATA {
    case:mapped-example sg2:hasParticipation :p-works , :p-school , :p-menders .
    :p-association sg2:standing sg2:independent .
} ;

INSERT DATA { :p-association sg2:standing sg2:controlledByInitiator }
