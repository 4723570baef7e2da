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
            GRAPH <urn:sg2kg:finding> { ?finding <urn:sg2kg:this> ?this }
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
        ?record sg2:describes ?case .
        ?case sg2:hasPhase?/sg2:hasObservation $this .
        $this sg2:ofIndicator ?outcomeIndicator .
        ?outcomeIndicator a sg2:OutcomeIndicator .
        FILTER ( BOUND(?base) )
        BIND ( IF(EXISTS { $this sg2:seriesNote ?told }, ?none, fill:seriesNote) AS ?points )
        BIND ( IF(EXISTS { $this sg2:otherExplanations ?told }, ?none, fill:otherExplanations) AS ?others )
        BIND ( IF(EXISTS { $this sg2:earlierProgrammes ?told }, ?none, fill:earlierProgrammes) AS ?programmes )
        # the first outcome that has a baseline has a comparison, too
        BIND ( IF(EXISTS { $this sg2:comparedWith ?told } || EXISTS {
            ?case sg2:hasPhase?/sg2:hasObservation ?already .
            ?already sg2:ofIndicator/rdf:type sg2:OutcomeIndicator ; sg2:baseline ?from .
        }, ?none, new:comparison) AS ?beside )
        OPTIONAL { $this sg2:unit ?sameUnit }
        OPTIONAL { $this sg2:start ?sameTime }
    }
}
