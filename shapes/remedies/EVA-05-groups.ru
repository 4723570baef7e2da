# Takes up the figure of the group that the submission tells already, or leaves the blanks of one like those that there are, with the evidence for it.
INSERT {
    $this sg2:hasObservation ?there , ?figure .
    ?figure a sg2:Observation ; sg2:ofIndicator ?indicator ; sg2:forGroup ?value ; sg2:value ?number ; sg2:unit ?unit ; sg2:denominator ?ofWhat ; sg2:start ?when ;
        sg2:perimeter ?perimeter ; sg2:method ?how ; sg2:observer ?by ; sg2:fundingNote ?paid ; sg2:noBaseline ?first .
    ?evidence a sg2:Statement ; sg2:about $this ; sg2:shows ?figure ;
        sg2:basis ?basis ; sg2:source ?source ; sg2:locator fill:locator ; sg2:codedIn ?session .
    ?document a sg2:Source ; sg2:publisher fill:publisher ; sg2:published fill:published ; sg2:grade fill:grade ; sg2:closeness fill:closeness .
}
WHERE {
    BIND ( COALESCE(REPLACE(STR(?value), "^.*[/#]", ""), "group") AS ?name )
    OPTIONAL {
        SELECT ?this ?value (MIN(?loose) AS ?there) WHERE {
            ?record sg2:describes ?this .
            ?this sg2:hasPhase?/^sg2:about/sg2:shows ?loose .
            ?loose sg2:forGroup ?value ; sg2:ofIndicator/sg2:dimension fw:E-3A .
            FILTER NOT EXISTS { ?any sg2:hasObservation ?loose }
            FILTER NOT EXISTS { ?any sg2:comparedWith ?loose }
            FILTER NOT EXISTS { ?loose sg2:forGroup ?second . FILTER ( ?second != ?value ) }
        }
        GROUP BY ?this ?value
    }
    BIND ( IF(BOUND(?there), ?none, IRI(CONCAT(STR(new:effect), "-", ?name))) AS ?figure )
    OPTIONAL {
        # like a figure of another group, or else like any figure of the effect
        SELECT ?this (MIN(?key) AS ?modelKey) WHERE {
            ?record sg2:describes ?this .
            ?this sg2:hasPhase?/sg2:hasObservation ?measured .
            ?measured sg2:ofIndicator/sg2:dimension fw:E-3A ; sg2:unit ?in ; sg2:perimeter ?of .
            BIND ( CONCAT(IF(EXISTS { ?measured sg2:forGroup ?some }, "0 ", "1 "), STR(?measured)) AS ?key )
        }
        GROUP BY ?this
    }
    BIND ( COALESCE(IRI(STRAFTER(?modelKey, " ")), new:nothing) AS ?alike )
    OPTIONAL { ?alike sg2:ofIndicator ?same ; sg2:unit ?sameUnit ; sg2:perimeter ?samePerimeter }
    BIND ( COALESCE(?same, fw:E-3A1) AS ?indicator )
    BIND ( COALESCE(?sameUnit, fill:unit) AS ?unit )
    BIND ( COALESCE(?samePerimeter, $this) AS ?perimeter )
    BIND ( IF(EXISTS { ?unit a sg2:RatioUnit }, IRI(CONCAT(STR(fill:denominator), ".", ?name)), ?none) AS ?ofWhat )
    BIND ( IRI(CONCAT(STR(fill:fundingNote), ".", ?name)) AS ?paid )
    BIND ( IRI(CONCAT(STR(fill:value), ".", ?name)) AS ?number )
    BIND ( IRI(CONCAT(STR(fill:date), ".", ?name)) AS ?when )
    BIND ( IRI(CONCAT(STR(fill:method), ".", ?name)) AS ?how )
    BIND ( IRI(CONCAT(STR(fill:observer), ".", ?name)) AS ?by )
    BIND ( IRI(CONCAT(STR(fill:noBaseline), ".", ?name)) AS ?first )
    BIND ( IF(BOUND(?figure), new:evidence, ?none) AS ?evidence )
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
    BIND ( IF(BOUND(?figure) && !BOUND(?cited), new:source, ?none) AS ?document )
    BIND ( IF(EXISTS { ?source sg2:basis ?said }, ?none, fill:basis) AS ?basis )
    OPTIONAL {
        ?uncoded a sg2:CaseRecord .
        FILTER NOT EXISTS { ?uncoded sg2:codedIn ?its }
        { SELECT (MIN(?coded) AS ?session) WHERE { GRAPH <urn:sg2kg:submission> { ?told sg2:codedIn ?coded } } }
    }
}
