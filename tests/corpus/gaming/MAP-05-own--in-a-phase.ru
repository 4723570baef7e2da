# The partners of the first year are friends: only papers of the shop speak of them.
# base: mapped-example

DELETE { case:mapped-example ?part ?o }
INSERT { :first-year ?part ?o }
WHERE {
    case:mapped-example ?part ?o
    VALUES ?part { sg2:hasParticipation sg2:hasMechanism sg2:hasCarrier sg2:createsValue sg2:hasObservation }
} ;

DELETE { ?x ?bears case:mapped-example }
INSERT { ?x ?bears :first-year }
WHERE { ?x ?bears case:mapped-example VALUES ?bears { sg2:about sg2:contestIn } } ;

INSERT DATA {
    case:mapped-example sg2:hasPhase :first-year .
    :first-year a sg2:Phase ; rdfs:label "first year"@en ; sg2:start "2022-09" ; sg2:end "2023-08" .
} ;

DELETE DATA {
    :d1 sg2:closeness sg2:partner .
    :d2 sg2:closeness sg2:partner .
} ;

INSERT DATA {
    :d1 sg2:closeness sg2:ownWord .
    :d2 sg2:closeness sg2:ownWord .
} ;

DELETE DATA {
    :d3 sg2:closeness sg2:partner .
    :d4 sg2:closeness sg2:partner .
    :p2 sg2:closeness sg2:authority .
} ;

INSERT DATA {
    :d3 sg2:closeness sg2:ownWord .
    :d4 sg2:closeness sg2:ownWord .
    :p2 sg2:closeness sg2:paid .
    :p1 sg2:ownershipNote "a cooperative of its readers"@en .
}
