# Names the first point of the series as baseline, or converts between per cent and ratio; else leaves blanks for an earlier outcome, or for the reason why there is none.
DELETE {
    $this sg2:baseline ?dropped ; sg2:unit ?oldUnit ; sg2:value ?oldNumber .
}
INSERT {
    $this sg2:baseline ?base ; sg2:noBaseline ?reason ; sg2:unit ?newUnit ; sg2:value ?newNumber .
    ?situation sg2:hasObservation ?before .
    ?before a sg2:Observation ; sg2:ofIndicator ?indicator ; sg2:forGroup ?group ; sg2:value fill:firstValue ; sg2:unit ?unit ; sg2:start fill:firstDate ;
        sg2:perimeter ?perimeter ; sg2:method fill:method ; sg2:observer fill:observer ; sg2:fundingNote fill:fundingNote ; sg2:noBaseline fill:noBaseline .
    ?evidence a sg2:Statement ; sg2:about ?situation ; sg2:shows ?before ;
        sg2:basis ?basis ; sg2:source ?source ; sg2:locator fill:locator ; sg2:codedIn ?session .
    ?document a sg2:Source ; sg2:publisher fill:publisher ; sg2:published fill:published ; sg2:grade fill:grade ; sg2:closeness fill:closeness .
}
WHERE {
    OPTIONAL {
        # the same thing, once in per cent and once as a ratio
        $this sg2:ofIndicator ?thing ; sg2:perimeter ?where ; sg2:unit ?unitBefore ; sg2:value ?number ; sg2:start ?start .
        ?value sg2:ofIndicator ?thing ; sg2:perimeter ?where ; sg2:unit ?newUnit ; sg2:start ?begin .
        FILTER ( ?begin < ?start )
        VALUES ( ?unitBefore ?newUnit ?factor ) { ( sg2x:unit-percent sg2x:unit-ratio 0.01 ) ( sg2x:unit-ratio sg2x:unit-percent 100 ) }
        FILTER NOT EXISTS { ?later sg2:baseline $this }
        BIND ( ?number * ?factor AS ?newNumber )
    }
    BIND ( IF(BOUND(?newNumber), ?unitBefore, ?none) AS ?oldUnit )
    BIND ( IF(BOUND(?newNumber), ?number, ?none) AS ?oldNumber )
    # then the baseline stays
    BIND ( IF(BOUND(?newNumber), ?none, ?value) AS ?dropped )
    OPTIONAL {
        # the first point of the same series, if there is one
        SELECT ?this (MIN(?key) AS ?firstKey) WHERE {
            GRAPH <urn:sg2kg:finding> { ?finding <urn:sg2kg:this> ?this }
            ?this sg2:ofIndicator ?sameIndicator ; sg2:perimeter ?samePerimeter ; sg2:unit ?sameUnit ; sg2:start ?time .
            ?earlier sg2:ofIndicator ?sameIndicator ; sg2:perimeter ?samePerimeter ; sg2:unit ?sameUnit ; sg2:start ?begun .
            FILTER ( ?begun < ?time && isIRI(?earlier) )
            FILTER ( EXISTS { ?this rdfs:label ?one . ?earlier rdfs:label ?same . FILTER ( LCASE(STR(?one)) = LCASE(STR(?same)) ) }
                || NOT EXISTS { ?this rdfs:label ?any } )
            FILTER NOT EXISTS { ?earlier sg2:baseline ?former }
            FILTER NOT EXISTS { ?this sg2:forGroup ?some . FILTER NOT EXISTS { ?earlier sg2:forGroup ?some } }
            FILTER NOT EXISTS { ?earlier sg2:forGroup ?some . FILTER NOT EXISTS { ?this sg2:forGroup ?some } }
            BIND ( CONCAT(STR(?begun), " ", STR(?earlier)) AS ?key )
        }
        GROUP BY ?this
    }
    BIND ( IRI(STRAFTER(?firstKey, " ")) AS ?earliest )
    OPTIONAL { $this sg2:baseline ?good . FILTER ( ?good != ?value ) }
    OPTIONAL {
        # an outcome of the case: without a baseline it would show no change
        ?situation sg2:hasObservation $this .
        $this sg2:ofIndicator ?indicator ; sg2:perimeter ?perimeter ; sg2:unit ?unit .
        ?indicator a sg2:OutcomeIndicator .
        OPTIONAL { $this sg2:forGroup ?group }
        FILTER ( !BOUND(?newNumber) && !BOUND(?earliest) && !BOUND(?good) )
        BIND ( new:before AS ?blankFigure )
    }
    BIND ( IF(BOUND(?newNumber) || BOUND(?earliest) || BOUND(?good), ?none, ?blankFigure) AS ?before )
    BIND ( IF(BOUND(?newNumber) || BOUND(?good), ?none, COALESCE(?earliest, ?before)) AS ?base )
    BIND ( IF(BOUND(?newNumber) || BOUND(?base) || BOUND(?good), ?none, fill:noBaseline) AS ?reason )
    BIND ( IF(BOUND(?before), new:evidence, ?none) AS ?evidence )
    {
        SELECT (MIN(?complete) AS ?cited) WHERE {
            GRAPH <urn:sg2kg:submission> {
                ?complete a sg2:Source ; sg2:publisher ?publisher ; sg2:published ?published ; sg2:grade ?grade ; sg2:closeness ?closeness .
                FILTER ( isIRI(?complete) && ?grade != sg2:gradeD )
                FILTER NOT EXISTS { ?record sg2:setAside ?complete }
                FILTER NOT EXISTS { ?complete sg2:basis sg2:weInfer }
            }
        }
    }
    BIND ( COALESCE(?cited, new:source) AS ?source )
    BIND ( IF(BOUND(?before) && !BOUND(?cited), new:source, ?none) AS ?document )
    BIND ( IF(EXISTS { ?source sg2:basis ?said }, ?none, fill:basis) AS ?basis )
    OPTIONAL {
        ?uncoded a sg2:CaseRecord .
        FILTER NOT EXISTS { ?uncoded sg2:codedIn ?its }
        { SELECT (MIN(?coded) AS ?session) WHERE { GRAPH <urn:sg2kg:submission> { ?told sg2:codedIn ?coded } } }
    }
}
