# Neighbours are asked when the kitchen on the hill is evaluated, not when this one is.
# base: co-governed-example

DELETE DATA { case:co-governed-example sg2:hasParticipation :p-5d-neighbours } ;

INSERT DATA {
    :hill-kitchen a sg2:Case ; sg2:hasParticipation :p-5d-neighbours .
}
