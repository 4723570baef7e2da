# A council starts the network, and everything is told of its first year, the contest too.
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
    case:mapped-example sg2:initiator :firm .
    :p-firm sg2:role sg2x:initiatorRole ; sg2:standing sg2:isInitiator .
    :s06 sg2:affirms fw:V-02b .
    :s16 sg2:about :firm ; sg2:contextFor case:mapped-example ; sg2:reach sg2:organisation .
    :search sg2:lookedFor fw:V-03-1 , fw:V-03-2 , fw:V-03-3 , fw:DIM-3 .
} ;

INSERT DATA {
    case:mapped-example sg2:initiator :council .
    :council a sg2:JointBody ; rdfs:label "council for repair"@en .
    :p-firm sg2:standing sg2:independent .
    :search sg2:lookedFor fw:V-02b .
    :s16 sg2:about :first-year .
    :s17 a sg2:Statement ; dcterms:identifier "S-17" ;
        sg2:about :first-year ; sg2:denies fw:V-02b , fw:V-03-2 , fw:V-03-3 ; sg2:absenceReason sg2:notApplicable ; sg2:decidedBy :council ;
        sg2:says "The council has no business of its own."@en ;
        sg2:basis sg2:submitterSays ; sg2:source :d3 ; sg2:locator "art. 9" ; sg2:confidence sg2:high .
    :s18 a sg2:Statement ; dcterms:identifier "S-18" ;
        sg2:about :first-year ; sg2:denies fw:DIM-3 ; sg2:absenceReason sg2:designedOut ; sg2:decidedBy :council ;
        sg2:says "Nothing is tried out in the first year."@en ;
        sg2:basis sg2:submitterSays ; sg2:source :d3 ; sg2:locator "art. 10" ; sg2:confidence sg2:high .
}
