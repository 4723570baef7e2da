# Tells at which address a source of a figure of social impact can be read; adds such a source where none is cited.
INSERT {
    ?known sg2:address fill:address .
    ?report a sg2:Statement ; sg2:about $this ; sg2:shows ?figure ; sg2:source new:evaluation ; sg2:locator fill:locator ; sg2:codedIn ?session .
    ?evaluation a sg2:Source ; sg2:publisher fill:publisher ; sg2:published fill:published ; sg2:address fill:address ;
        sg2:basis sg2:publicSourceSays ; sg2:grade fill:grade ; sg2:closeness fill:independentCloseness .
}
WHERE {
    OPTIONAL {
        SELECT ?this (MIN(?told) AS ?known) WHERE {
            ?record sg2:describes ?this .
            ?this sg2:hasPhase?/sg2:hasObservation ?any .
            ?any sg2:ofIndicator/sg2:area fw:E-3 ; ^sg2:shows/sg2:source ?told .
            FILTER ( isIRI(?told) )
            FILTER NOT EXISTS { ?someone sg2:setAside ?told }
        }
        GROUP BY ?this
    }
    {
        SELECT ?this (MIN(?measured) AS ?figure) WHERE {
            ?record sg2:describes ?this .
            ?this sg2:hasPhase?/sg2:hasObservation ?measured .
            ?measured sg2:ofIndicator/sg2:area fw:E-3 .
        }
        GROUP BY ?this
    }
    BIND ( IF(BOUND(?known), ?none, new:report) AS ?report )
    BIND ( IF(BOUND(?known), ?none, new:evaluation) AS ?evaluation )
    OPTIONAL {
        ?uncoded a sg2:CaseRecord .
        FILTER NOT EXISTS { ?uncoded sg2:codedIn ?its }
        { SELECT (MIN(?coded) AS ?session) WHERE { GRAPH <urn:sg2kg:submission> { ?told sg2:codedIn ?coded } } }
    }
}
