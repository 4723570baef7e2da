# All that is told is told of the years at the mill, and the start is set long before them.
# base: registered-example

DELETE DATA {
    case:registered-example sg2:start "2021-03" .
    :s01 sg2:about case:registered-example .
    :s02 sg2:about case:registered-example .
} ;

INSERT DATA {
    case:registered-example sg2:start "1996" ; sg2:hasPhase :at-the-mill .
    :at-the-mill a sg2:Phase ; rdfs:label "at the mill"@en ; sg2:start "2021-03" .
    :s01 sg2:about :at-the-mill .
    :s02 sg2:about :at-the-mill .
}
