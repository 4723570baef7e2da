# Cites the source that an inference on the case is drawn from; where there is none such, adds a statement on the case with a source.
INSERT {
    ?inference sg2:source ?premise .
    ?statement a sg2:Statement ; sg2:about $this ; sg2:says fill:says ;
        sg2:basis ?basis ; sg2:source ?source ; sg2:locator fill:locator ; sg2:codedIn ?session .
    ?made a sg2:Source ; sg2:publisher fill:publisher ; sg2:published fill:published ; sg2:grade fill:grade ; sg2:closeness fill:closeness .
    ?begun a sg2:CodingSession ; sg2:coder ?coder ; sg2:codedAt fill:codedAt .
    ?person rdfs:label fill:coderName .
}
WHERE {
    OPTIONAL {
        SELECT ?this (MIN(?pair) AS ?drawn) {
            ?case sg2:hasPhase? ?subject .
            ?drawing sg2:about ?subject ; sg2:basis sg2:weInfer ; sg2:inferredFrom ?from .
            ?from a sg2:Source ; sg2:publisher ?by ; sg2:published ?on ; sg2:grade ?graded
            FILTER ( isIRI(?drawing) && isIRI(?from) && ?graded IN ( sg2:gradeA , sg2:gradeB , sg2:gradeC ) )
            BIND ( ?case AS ?this )
            BIND ( CONCAT(STR(?drawing), " ", STR(?from)) AS ?pair )
        }
        GROUP BY ?this
    }
    BIND ( IRI(STRBEFORE(?drawn, " ")) AS ?inference )
    BIND ( IRI(STRAFTER(?drawn, " ")) AS ?premise )
    OPTIONAL {
        VALUES ?statement { new:statement }
        FILTER ( !BOUND(?drawn) )
    }
    {
        SELECT (MIN(?complete) AS ?known) {
            GRAPH <urn:sg2kg:submission> {
                ?complete a sg2:Source ; sg2:closeness ?closeness
                { ?complete sg2:publisher ?publisher ; sg2:published ?published ; sg2:grade ?grade } UNION { ?statement sg2:source ?complete }
                FILTER ( isIRI(?complete) )
                FILTER NOT EXISTS { ?complete sg2:grade sg2:gradeD }
                FILTER NOT EXISTS { ?record sg2:setAside ?complete }
                FILTER NOT EXISTS { ?complete sg2:basis sg2:weInfer }
            }
        }
    }
    BIND ( COALESCE(?known, new:source) AS ?source )
    BIND ( IF(BOUND(?known) || BOUND(?drawn), ?nothing, new:source) AS ?made )
    OPTIONAL { ?source sg2:basis ?said }
    BIND ( IF(BOUND(?said), ?nothing, fill:basis) AS ?basis )
    # where neither the record nor any statement tells its coding session, the new statement begins one
    OPTIONAL {
        ?coded a sg2:CaseRecord
        FILTER ( BOUND(?statement) )
        FILTER NOT EXISTS { ?coded sg2:codedIn ?any }
        FILTER NOT EXISTS { GRAPH <urn:sg2kg:submission> { ?uncoded sg2:about|sg2:jointlyAbout|sg2:contextFor ?subject }
                            FILTER ( ?uncoded != $this && NOT EXISTS { ?uncoded sg2:codedIn ?any } ) }
        OPTIONAL { ?coded sg2:submitter ?coding FILTER ( isIRI(?coding) ) }
        { SELECT (MIN(?any) AS ?held) { GRAPH <urn:sg2kg:submission> { ?thing sg2:codedIn ?any FILTER ( isIRI(?any) ) } } }
    }
    BIND ( IF(BOUND(?coded), COALESCE(?held, new:session), ?nothing) AS ?session )
    BIND ( IF(BOUND(?coded) && !BOUND(?held), new:session, ?nothing) AS ?begun )
    BIND ( IF(BOUND(?begun), COALESCE(?coding, new:coder), ?nothing) AS ?coder )
    BIND ( IF(BOUND(?begun) && !BOUND(?coding), new:coder, ?nothing) AS ?person )
}
