# In its first year the network is said to be in the second realm; its own gain is not affirmed.
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

INSERT DATA { :s14 sg2:affirms fw:V-03-2 , sg2x:publicGain }
