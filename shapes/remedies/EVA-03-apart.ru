# Names an earlier point that lies three years back as baseline, or leaves the blanks for measuring an outcome again, with the evidence for it.
DELETE {
    ?again sg2:baseline ?near .
}
INSERT {
    ?again sg2:baseline ?far .
    $this sg2:hasObservation ?before , ?after .
    ?before a sg2:Observation ; sg2:ofIndicator fw:E-3A2 ; sg2:value fill:firstValue ; sg2:unit fill:unit ; sg2:start fill:firstDate ;
        sg2:perimeter $this ; sg2:method fill:method ; sg2:observer fill:observer ; sg2:fundingNote fill:fundingNote ; sg2:noBaseline fill:noBaseline .
    ?after a sg2:Observation ; sg2:ofIndicator ?indicator ; sg2:forGroup ?group ; sg2:value fill:laterValue ; sg2:unit ?unit ; sg2:denominator ?ofWhat ;
        sg2:start fill:laterDate ; sg2:perimeter ?perimeter ; sg2:method fill:method ; sg2:observer fill:observer ; sg2:fundingNote fill:fundingNote ;
        sg2:baseline ?base ; sg2:comparedWith ?beside ; sg2:otherExplanations fill:otherExplanations ;
        sg2:earlierProgrammes fill:earlierProgrammes ; sg2:seriesNote fill:seriesNote .
    ?beside a sg2:Observation ; sg2:ofIndicator ?indicator ; sg2:value fill:comparisonValue ; sg2:unit ?unit ; sg2:denominator ?ofWhat ; sg2:start fill:laterDate ;
        sg2:perimeter fill:comparisonPerimeter ; sg2:method fill:method ; sg2:observer fill:observer ; sg2:noBaseline fill:noBaseline .
    ?evidence a sg2:Statement ; sg2:about $this ; sg2:shows ?before , ?after ;
        sg2:basis ?basis ; sg2:source ?source ; sg2:locator fill:locator ; sg2:codedIn ?session .
    ?document a sg2:Source ; sg2:publisher fill:publisher ; sg2:published fill:published ; sg2:grade fill:grade ; sg2:closeness fill:closeness .
}
WHERE {
    OPTIONAL {
        # an outcome that is compared with a near point, while the same series has one three years back
        SELECT ?this (MIN(?key) AS ?farKey) WHERE {
            ?record sg2:describes ?this .
            ?this sg2:hasPhase?/sg2:hasObservation ?late , ?old .
            ?late sg2:ofIndicator ?thing ; sg2:perimeter ?where ; sg2:unit ?in ; sg2:start ?end ; sg2:baseline ?close .
            ?old sg2:ofIndicator ?thing ; sg2:perimeter ?where ; sg2:unit ?in ; sg2:start ?begin .
            ?thing a sg2:OutcomeIndicator .
            BIND ( xsd:integer(SUBSTR(?end, 1, 4)) * 12 + IF(STRLEN(?end) > 6, xsd:integer(SUBSTR(?end, 6, 2)), 1) AS ?endMonth )
            BIND ( xsd:integer(SUBSTR(?begin, 1, 4)) * 12 + IF(STRLEN(?begin) > 6, xsd:integer(SUBSTR(?begin, 6, 2)), 1) AS ?beginMonth )
            FILTER ( ?endMonth - ?beginMonth >= 36 && isIRI(?late) && isIRI(?old) )
            FILTER NOT EXISTS { ?old sg2:end ?until . FILTER ( ?until >= ?end ) }
            FILTER NOT EXISTS { ?old sg2:baseline ?former }
            FILTER NOT EXISTS { ?late sg2:forGroup ?some . FILTER NOT EXISTS { ?old sg2:forGroup ?some } }
            FILTER NOT EXISTS { ?old sg2:forGroup ?some . FILTER NOT EXISTS { ?late sg2:forGroup ?some } }
            BIND ( CONCAT(STR(?begin), " ", STR(?old), " ", STR(?late)) AS ?key )
        }
        GROUP BY ?this
    }
    BIND ( IRI(STRBEFORE(STRAFTER(?farKey, " "), " ")) AS ?far )
    BIND ( IRI(STRAFTER(STRAFTER(?farKey, " "), " ")) AS ?again )
    OPTIONAL { ?again sg2:baseline ?near . FILTER ( BOUND(?farKey) ) }
    OPTIONAL {
        # the first point of an outcome of the case, to be measured again
        SELECT ?this (MIN(?point) AS ?pointKey) WHERE {
            ?record sg2:describes ?this .
            ?this sg2:hasPhase?/sg2:hasObservation ?opening .
            ?opening sg2:ofIndicator/rdf:type sg2:OutcomeIndicator ; sg2:perimeter ?at ; sg2:unit ?counted ; sg2:start ?since .
            FILTER NOT EXISTS { ?opening sg2:baseline ?former }
            BIND ( CONCAT(STR(?since), " ", STR(?opening)) AS ?point )
        }
        GROUP BY ?this
    }
    BIND ( IRI(STRAFTER(?pointKey, " ")) AS ?opened )
    BIND ( IF(BOUND(?farKey) || BOUND(?pointKey), ?none, new:before) AS ?before )
    BIND ( IF(BOUND(?farKey), ?none, new:after) AS ?after )
    BIND ( COALESCE(?opened, new:before) AS ?base )
    OPTIONAL { ?base sg2:ofIndicator ?known ; sg2:unit ?knownUnit ; sg2:perimeter ?knownPerimeter }
    BIND ( COALESCE(?known, fw:E-3A2) AS ?indicator )
    BIND ( COALESCE(?knownUnit, fill:unit) AS ?unit )
    BIND ( COALESCE(?knownPerimeter, $this) AS ?perimeter )
    OPTIONAL { ?base sg2:forGroup ?group }
    BIND ( IF(EXISTS { ?unit a sg2:RatioUnit }, fill:denominator, ?none) AS ?ofWhat )
    # a comparison, where no outcome with a baseline has one
    BIND ( IF(BOUND(?after) && NOT EXISTS {
        $this sg2:hasPhase?/sg2:hasObservation ?compared .
        ?compared sg2:ofIndicator ?what ; sg2:unit ?measure ; sg2:baseline ?from ; sg2:comparedWith ?other .
        ?what a sg2:OutcomeIndicator .
        ?other sg2:ofIndicator ?what ; sg2:unit ?measure .
        FILTER NOT EXISTS { $this sg2:hasPhase?/sg2:hasObservation ?other }
    }, new:comparison, ?none) AS ?beside )
    BIND ( IF(BOUND(?after), new:evidence, ?none) AS ?evidence )
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
    BIND ( IF(BOUND(?after) && !BOUND(?cited), new:source, ?none) AS ?document )
    BIND ( IF(EXISTS { ?source sg2:basis ?said }, ?none, fill:basis) AS ?basis )
    OPTIONAL {
        ?uncoded a sg2:CaseRecord .
        FILTER NOT EXISTS { ?uncoded sg2:codedIn ?its }
        { SELECT (MIN(?coded) AS ?session) WHERE { GRAPH <urn:sg2kg:submission> { ?told sg2:codedIn ?coded } } }
    }
}
