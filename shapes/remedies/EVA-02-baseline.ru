# Names the first point of the series, or leaves a blank for the reason why there is none; of both, takes out the one that does not hold.
DELETE {
    $this sg2:noBaseline ?words ; sg2:baseline ?unfit .
}
INSERT {
    $this sg2:baseline ?base ; sg2:noBaseline ?reason .
    $this sg2:seriesNote ?points ; sg2:otherExplanations ?others ; sg2:earlierProgrammes ?programmes ; sg2:comparedWith ?beside .
    ?beside a sg2:Observation ; sg2:ofIndicator ?outcomeIndicator ; sg2:value fill:comparisonValue ; sg2:unit ?sameUnit ; sg2:start ?sameTime ;
        sg2:perimeter fill:comparisonPerimeter ; sg2:method fill:method ; sg2:observer fill:independentObserver ; sg2:noBaseline fill:noBaseline .
}
WHERE {
    OPTIONAL {
        $this sg2:baseline ?fit ; sg2:ofIndicator ?indicator ; sg2:perimeter ?perimeter ; sg2:unit ?unit ; sg2:start ?start .
        ?fit sg2:ofIndicator ?indicator ; sg2:perimeter ?perimeter ; sg2:unit ?unit ; sg2:start ?begin .
        FILTER ( ?begin < ?start )
    }
    OPTIONAL { $this sg2:noBaseline ?words . FILTER ( BOUND(?fit) ) }
    OPTIONAL { $this sg2:baseline ?unfit . FILTER ( !BOUND(?fit) ) }
    BIND ( EXISTS { $this sg2:baseline|sg2:noBaseline ?told } AS ?both )
    OPTIONAL {
        # the first point of the same series, if there is one
        SELECT ?this (MIN(?key) AS ?firstKey) WHERE {
            ?this sg2:ofIndicator ?indicator ; sg2:perimeter ?perimeter ; sg2:unit ?unit ; sg2:start ?start .
            ?earlier sg2:ofIndicator ?indicator ; sg2:perimeter ?perimeter ; sg2:unit ?unit ; sg2:start ?begin .
            FILTER ( ?begin < ?start && isIRI(?earlier) )
            FILTER ( EXISTS { ?this rdfs:label ?one . ?earlier rdfs:label ?same . FILTER ( LCASE(STR(?one)) = LCASE(STR(?same)) ) }
                || NOT EXISTS { ?this rdfs:label ?any } )
            FILTER NOT EXISTS { ?earlier sg2:baseline ?former }
            FILTER NOT EXISTS { ?this sg2:forGroup ?group . FILTER NOT EXISTS { ?earlier sg2:forGroup ?group } }
            FILTER NOT EXISTS { ?earlier sg2:forGroup ?group . FILTER NOT EXISTS { ?this sg2:forGroup ?group } }
            BIND ( CONCAT(STR(?begin), " ", STR(?earlier)) AS ?key )
        }
        GROUP BY ?this
    }
    BIND ( IRI(STRAFTER(?firstKey, " ")) AS ?earliest )
    BIND ( IF(?both, ?none, ?earliest) AS ?base )
    BIND ( IF(?both || BOUND(?earliest), ?none, fill:noBaseline) AS ?reason )
    OPTIONAL {
        $this sg2:ofIndicator ?outcomeIndicator .
        ?outcomeIndicator a sg2:OutcomeIndicator .
        ?situation sg2:hasObservation $this .
        FILTER ( BOUND(?base) )
        BIND ( true AS ?outcome )
    }
    BIND ( IF(?outcome && NOT EXISTS { $this sg2:seriesNote ?told }, fill:seriesNote, ?none) AS ?points )
    BIND ( IF(?outcome && NOT EXISTS { $this sg2:otherExplanations ?told }, fill:otherExplanations, ?none) AS ?others )
    BIND ( IF(?outcome && NOT EXISTS { $this sg2:earlierProgrammes ?told }, fill:earlierProgrammes, ?none) AS ?programmes )
    # the first outcome that has a baseline has a comparison, too
    BIND ( IF(?outcome && NOT EXISTS { $this sg2:comparedWith ?told } && NOT EXISTS {
        ?situation (^sg2:hasPhase)?/sg2:hasPhase?/sg2:hasObservation ?already .
        ?already sg2:ofIndicator/rdf:type sg2:OutcomeIndicator ; sg2:baseline ?from .
    }, new:comparison, ?none) AS ?beside )
    OPTIONAL { $this sg2:unit ?sameUnit . FILTER ( BOUND(?beside) ) }
    OPTIONAL { $this sg2:start ?sameTime . FILTER ( BOUND(?beside) ) }
}
