# Adds a partner as one who answered; where others answered in their place, the rating has to be made anew, and its numbers become blanks.
DELETE {
    $this sg2:value ?number ; sg2:sampleSize ?asked ; sg2:responseRate ?part .
}
INSERT {
    $this sg2:answeredBy ?partner ; sg2:value ?rating ; sg2:sampleSize ?sample ; sg2:responseRate ?rate .
}
WHERE {
    OPTIONAL {
        SELECT ?this (MIN(?each) AS ?answering) WHERE {
            ?case sg2:hasPhase?/sg2:hasObservation ?this ; sg2:hasPhase?/sg2:hasParticipation/(sg2:participant|sg2:represents) ?each .
            ?record sg2:describes ?case .
            FILTER ( isIRI(?each) )
            FILTER NOT EXISTS { ?case sg2:initiator ?initiator . ?each (sg2:controlledBy|^sg2:controlledBy)* ?initiator }
        }
        GROUP BY ?this
    }
    BIND ( COALESCE(?answering, fill:partner) AS ?partner )
    BIND ( EXISTS { $this sg2:answeredBy ?other } AS ?others )
    OPTIONAL { $this sg2:value ?number . FILTER ( ?others ) }
    OPTIONAL { $this sg2:sampleSize ?asked . FILTER ( ?others ) }
    OPTIONAL { $this sg2:responseRate ?part . FILTER ( ?others ) }
    BIND ( IF(?others, fill:value, ?none) AS ?rating )
    BIND ( IF(?others, fill:sampleSize, ?none) AS ?sample )
    BIND ( IF(?others, fill:responseRate, ?none) AS ?rate )
}
