# Cites an independent source for a figure that nobody with a part in the case observed, or leaves the blanks of such a figure, of what is measured already.
INSERT {
    $this sg2:hasObservation ?figure .
    ?figure a sg2:Observation ; sg2:ofIndicator ?indicator ; sg2:forGroup ?group ; sg2:value fill:value ; sg2:unit ?unit ; sg2:denominator ?ofWhat ; sg2:start fill:date ;
        sg2:perimeter ?perimeter ; sg2:method fill:method ; sg2:observer fill:independentObserver ; sg2:fundingNote fill:fundingNote ; sg2:noBaseline fill:noBaseline .
    new:report a sg2:Statement ; sg2:about $this ; sg2:shows ?shown ; sg2:source ?reported ; sg2:basis ?basis ; sg2:locator fill:locator ; sg2:codedIn ?session .
    ?evaluation a sg2:Source ; sg2:publisher fill:publisher ; sg2:published fill:published ; sg2:address fill:address ;
        sg2:basis sg2:publicSourceSays ; sg2:grade fill:grade ; sg2:closeness fill:independentCloseness .
}
WHERE {
    OPTIONAL {
        SELECT ?this (MIN(?untied) AS ?known) WHERE {
            ?record sg2:describes ?this .
            ?this sg2:hasPhase?/sg2:hasObservation ?untied .
            ?untied sg2:ofIndicator/sg2:area fw:E-3 ; sg2:observer ?by .
            MINUS {
                { SELECT DISTINCT ?this ?tied WHERE { ?record sg2:describes ?this . ?this sg2:initiator|sg2:convenor|(sg2:hasPhase?/sg2:hasParticipation/sg2:participant)|(sg2:hasLink/sg2:operator)|(^sg2:describes/sg2:submitter) ?party . ?party (sg2:controlledBy|^sg2:controlledBy)* ?tied } }
                ?untied sg2:observer ?tied .
            }
        }
        GROUP BY ?this
    }
    OPTIONAL {
        SELECT ?this (MIN(?measured) AS ?model) WHERE {
            ?record sg2:describes ?this .
            ?this sg2:hasPhase?/sg2:hasObservation ?measured .
            ?measured sg2:ofIndicator/sg2:area fw:E-3 ; sg2:unit ?in ; sg2:perimeter ?of .
        }
        GROUP BY ?this
    }
    BIND ( IF(BOUND(?known), ?none, new:figure) AS ?figure )
    BIND ( COALESCE(?known, ?figure) AS ?shown )
    BIND ( COALESCE(?model, new:nothing) AS ?alike )
    OPTIONAL { ?alike sg2:ofIndicator ?same ; sg2:unit ?sameUnit ; sg2:perimeter ?samePerimeter }
    OPTIONAL { ?alike sg2:forGroup ?group }
    BIND ( COALESCE(?same, fw:E-3A1) AS ?indicator )
    BIND ( COALESCE(?sameUnit, fill:unit) AS ?unit )
    BIND ( COALESCE(?samePerimeter, $this) AS ?perimeter )
    BIND ( IF(EXISTS { ?unit a sg2:RatioUnit }, fill:denominator, ?none) AS ?ofWhat )
    OPTIONAL {
        SELECT (MIN(?told) AS ?outside) WHERE {
            ?record sg2:describes/sg2:hasPhase?/^sg2:about/sg2:source ?told .
            ?told a sg2:Source ; sg2:closeness/sg2:isIndependent true ; sg2:publisher ?publisher ; sg2:published ?published ; sg2:address ?address .
            FILTER ( isIRI(?told) )
            FILTER NOT EXISTS { ?told sg2:grade sg2:gradeD }
        }
        HAVING ( COUNT(*) > 0 )
    }
    BIND ( COALESCE(?outside, new:evaluation) AS ?reported )
    BIND ( IF(BOUND(?outside), ?none, new:evaluation) AS ?evaluation )
    BIND ( IF(BOUND(?evaluation) || EXISTS { ?reported sg2:basis ?stated }, ?none, sg2:publicSourceSays) AS ?basis )
    OPTIONAL {
        ?uncoded a sg2:CaseRecord .
        FILTER NOT EXISTS { ?uncoded sg2:codedIn ?its }
        { SELECT (MIN(?coded) AS ?session) WHERE { GRAPH <urn:sg2kg:submission> { ?told sg2:codedIn ?coded } } }
    }
}
