# Completes a round of an experiment with what was found, what changed and what it cost, or leaves the blanks of one, with the evidence for it.
INSERT {
    $this sg2:hasExperiment ?experiment .
    ?experiment a sg2:Experiment .
    ?trial sg2:hasIteration ?begun .
    ?begun a sg2:Iteration .
    ?told sg2:lesson ?lesson ; sg2:change ?change ; sg2:consequence ?cost .
    ?evidence a sg2:Statement ; sg2:about $this ; sg2:shows ?experiment ;
        sg2:basis ?basis ; sg2:source ?source ; sg2:locator fill:locator ; sg2:codedIn ?session .
    ?document a sg2:Source ; sg2:publisher fill:publisher ; sg2:published fill:published ; sg2:grade fill:grade ; sg2:closeness fill:closeness .
}
WHERE {
    OPTIONAL {
        # the round that lacks least
        SELECT ?this (MIN(?key) AS ?roundKey) WHERE {
            ?record sg2:describes ?this .
            ?this sg2:hasPhase?/sg2:hasExperiment/sg2:hasIteration ?round .
            BIND ( IF(EXISTS { ?round sg2:lesson ?any }, 0, 1) + IF(EXISTS { ?round sg2:change ?any }, 0, 1) + IF(EXISTS { ?round sg2:consequence ?any }, 0, 1) AS ?lacks )
            BIND ( CONCAT(STR(?lacks), " ", STR(?round)) AS ?key )
        }
        GROUP BY ?this
    }
    OPTIONAL {
        SELECT ?this (MIN(?tried) AS ?known) WHERE { ?record sg2:describes ?this . ?this sg2:hasPhase?/sg2:hasExperiment ?tried } GROUP BY ?this
    }
    BIND ( COALESCE(IRI(STRAFTER(?roundKey, " ")), new:round) AS ?told )
    BIND ( IF(BOUND(?roundKey), ?none, new:round) AS ?begun )
    BIND ( IF(BOUND(?roundKey) || BOUND(?known), ?none, new:experiment) AS ?experiment )
    BIND ( COALESCE(?known, new:experiment) AS ?trial )
    BIND ( IF(EXISTS { ?told sg2:lesson ?any }, ?none, fill:lesson) AS ?lesson )
    BIND ( IF(EXISTS { ?told sg2:change ?any }, ?none, fill:change) AS ?change )
    BIND ( IF(EXISTS { ?told sg2:consequence ?any }, ?none, fill:consequence) AS ?cost )
    BIND ( IF(BOUND(?experiment), new:evidence, ?none) AS ?evidence )
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
    BIND ( IF(BOUND(?experiment) && !BOUND(?cited), new:source, ?none) AS ?document )
    BIND ( IF(EXISTS { ?source sg2:basis ?said }, ?none, fill:basis) AS ?basis )
    OPTIONAL {
        ?uncoded a sg2:CaseRecord .
        FILTER NOT EXISTS { ?uncoded sg2:codedIn ?its }
        { SELECT (MIN(?coded) AS ?session) WHERE { GRAPH <urn:sg2kg:submission> { ?told sg2:codedIn ?coded } } }
    }
}
