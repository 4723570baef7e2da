# Takes up the risk that the submission tells already of this party, or lists one that it bears, with the evidence for it.
INSERT {
    $this sg2:hasRisk ?there , ?made .
    ?made a sg2:Risk ; sg2:riskKind ?kind ; sg2:bearerAfter ?value ; sg2:instrument ?means .
    ?evidence a sg2:Statement ; sg2:about $this ; sg2:shows ?made ;
        sg2:basis ?basis ; sg2:source ?source ; sg2:locator fill:locator ; sg2:codedIn ?session .
    ?document a sg2:Source ; sg2:publisher fill:publisher ; sg2:published fill:published ; sg2:grade fill:grade ; sg2:closeness fill:closeness .
}
WHERE {
    BIND ( COALESCE(REPLACE(STR(?value), "^.*[/#]", ""), "party") AS ?party )
    OPTIONAL {
        SELECT ?this ?value (MIN(?loose) AS ?there) WHERE {
            ?record sg2:describes ?this .
            ?this sg2:hasPhase?/^sg2:about/sg2:shows ?loose .
            ?loose a sg2:Risk ; sg2:bearerBefore|sg2:bearerAfter|sg2:residualBearer ?value ; sg2:riskKind ?kind ; sg2:bearerAfter ?bearer ; sg2:instrument ?means .
            FILTER NOT EXISTS { ?any sg2:hasRisk ?loose }
        }
        GROUP BY ?this ?value
    }
    BIND ( IF(BOUND(?there), ?none, IRI(CONCAT(STR(new:risk), "-", ?party))) AS ?made )
    BIND ( IRI(CONCAT(STR(fill:riskKind), ".", ?party)) AS ?kind )
    BIND ( IRI(CONCAT(STR(fill:riskInstrument), ".", ?party)) AS ?means )
    BIND ( IF(BOUND(?made), new:evidence, ?none) AS ?evidence )
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
    BIND ( IF(BOUND(?made) && !BOUND(?cited), new:source, ?none) AS ?document )
    BIND ( IF(EXISTS { ?source sg2:basis ?said }, ?none, fill:basis) AS ?basis )
    OPTIONAL {
        ?uncoded a sg2:CaseRecord .
        FILTER NOT EXISTS { ?uncoded sg2:codedIn ?its }
        { SELECT (MIN(?coded) AS ?session) WHERE { GRAPH <urn:sg2kg:submission> { ?told sg2:codedIn ?coded } } }
    }
}
