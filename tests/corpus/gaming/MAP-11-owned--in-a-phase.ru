# Of the first year a newspaper alone speaks from outside, and it is not told to whom it belongs.
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

DELETE { ?source sg2:closeness ?near }
INSERT { ?source sg2:closeness sg2:ownWord }
WHERE { ?statement sg2:about :first-year ; sg2:source ?source . ?source sg2:closeness ?near FILTER ( ?source != :p1 ) } ;

INSERT DATA { :s14 sg2:shows :p-association }
