# Leaves the first two dimensions set aside, and measures the others: takes back that they do not apply, with the blanks of a figure where there is none.
DELETE {
    ?denial sg2:denies ?dimension .
}
INSERT {
    $this sg2:hasObservation ?figure .
    ?figure a sg2:Observation ; sg2:ofIndicator ?indicator ; sg2:value ?number ; sg2:unit ?unit ; sg2:denominator ?unitOf ; sg2:start ?when ;
        sg2:perimeter $this ; sg2:method ?how ; sg2:observer ?by ; sg2:noBaseline ?first ; sg2:fundingNote ?paid ;
        sg2:answeredBy ?partners ; sg2:sampleSize ?sample ; sg2:responseRate ?rate .
    ?evidence a sg2:Statement ; sg2:about $this ; sg2:shows ?figure ;
        sg2:basis ?basis ; sg2:source ?source ; sg2:locator fill:locator ; sg2:codedIn ?session .
    ?document a sg2:Source ; sg2:publisher fill:publisher ; sg2:published fill:published ; sg2:grade fill:grade ; sg2:closeness fill:closeness .
}
WHERE {
    {
        # those that are measured already are taken back first
        SELECT ?this ?dimension WHERE {
            ?record sg2:describes ?this .
            ?dimension ^sg2:dimension ?any .
            ?this sg2:hasPhase?/^sg2:about ?one .
            ?one sg2:denies ?dimension ; sg2:absenceReason sg2:notApplicable .
            BIND ( CONCAT(IF(?dimension IN ( fw:E-2A, fw:E-3A ), "2", IF(EXISTS { ?this sg2:hasPhase?/sg2:hasObservation/sg2:ofIndicator/sg2:dimension ?dimension }, "1", "0")), STR(?dimension)) AS ?rank )
            ?this sg2:hasPhase?/^sg2:about ?two .
            ?two sg2:denies ?other ; sg2:absenceReason sg2:notApplicable .
            ?other ^sg2:dimension ?some .
            BIND ( CONCAT(IF(?other IN ( fw:E-2A, fw:E-3A ), "2", IF(EXISTS { ?this sg2:hasPhase?/sg2:hasObservation/sg2:ofIndicator/sg2:dimension ?other }, "1", "0")), STR(?other)) AS ?otherRank )
            FILTER ( ?otherRank < ?rank )
        }
        GROUP BY ?this ?dimension
        HAVING ( COUNT(DISTINCT ?other) > 1 )
    }
    $this sg2:hasPhase?/^sg2:about ?denial .
    ?denial sg2:denies ?dimension ; sg2:absenceReason sg2:notApplicable .
    BIND ( COALESCE(REPLACE(STR(?dimension), "^.*[/#]", ""), "other") AS ?name )
    BIND ( IF(?dimension IN ( fw:E-2A, fw:E-3A ) || EXISTS { $this sg2:hasPhase?/sg2:hasObservation/sg2:ofIndicator/sg2:dimension ?dimension }, ?none, IRI(CONCAT(STR(new:figure), "-", ?name))) AS ?figure )
    { SELECT ?dimension (MIN(?each) AS ?indicator) WHERE { ?each sg2:dimension ?dimension } GROUP BY ?dimension }
    OPTIONAL { SELECT ?indicator (MIN(?listed) AS ?unitListed) WHERE { ?indicator sg2:measuredIn ?listed } GROUP BY ?indicator }
    BIND ( COALESCE(?unitListed, IRI(CONCAT(STR(fill:unit), ".", ?name))) AS ?unit )
    BIND ( IF(EXISTS { ?unit a sg2:RatioUnit }, IRI(CONCAT(STR(fill:denominator), ".", ?name)), ?none) AS ?unitOf )
    BIND ( IRI(CONCAT(STR(fill:value), ".", ?name)) AS ?number )
    BIND ( IRI(CONCAT(STR(fill:date), ".", ?name)) AS ?when )
    BIND ( IRI(CONCAT(STR(fill:method), ".", ?name)) AS ?how )
    BIND ( IRI(CONCAT(STR(fill:observer), ".", ?name)) AS ?by )
    BIND ( IRI(CONCAT(STR(fill:noBaseline), ".", ?name)) AS ?first )
    BIND ( IF(EXISTS { ?indicator sg2:area fw:E-3 }, IRI(CONCAT(STR(fill:fundingNote), ".", ?name)), ?none) AS ?paid )
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
