# Cites the source that was meant, or describes the one that is cited and gives it an IRI; a second source gets a second statement.
DELETE {
    $this sg2:source ?wrong .
    ?given ?p ?o .
    ?s ?q ?given .
}
INSERT {
    $this sg2:source ?meant .
    ?source a sg2:Source ; rdfs:label ?name ; sg2:publisher ?publisher ; sg2:published ?published ; sg2:grade ?grade ; sg2:closeness ?closeness .
    new:source ?p ?o .
    ?s ?q ?renamed .
    ?second ?same ?term ; sg2:source ?wrong ; sg2:locator ?there ; sg2:basis ?asked ; sg2:closeness ?near .
}
WHERE {
    {
        # a further source: a statement of its own says the same
        $this sg2:source ?wrong , ?first
        FILTER ( isIRI(?wrong) && isIRI(?first) && STR(?first) < STR(?wrong) )
        { SELECT ?this ?wrong (COUNT(?before) AS ?rank) { ?this sg2:source ?wrong , ?before
            FILTER ( STR(?before) < STR(?wrong) ) } GROUP BY ?this ?wrong }
        BIND ( IRI(CONCAT(STR(new:statement), IF(?rank = 1, "", CONCAT(STR(?rank), "-")))) AS ?second )
        BIND ( IRI(CONCAT(STR(fill:locator), IF(?rank = 1, "", CONCAT(".", STR(?rank))))) AS ?there )
        $this ?same ?term
        FILTER ( ?same NOT IN ( sg2:source , sg2:locator , sg2:closeness , dcterms:identifier ) )
        OPTIONAL { { $this sg2:basis ?known } UNION { ?wrong sg2:basis ?known } }
        BIND ( IF(BOUND(?known), ?nothing, fill:basis) AS ?asked )
        OPTIONAL { ?wrong sg2:closeness ?told }
        BIND ( IF(BOUND(?told), ?nothing, fill:closeness) AS ?near )
    }
    UNION
    {
        $this sg2:source ?given
        FILTER ( !isIRI(?given) || NOT EXISTS { ?given a/rdfs:subClassOf* sg2:Source } )
        OPTIONAL { GRAPH <urn:sg2kg:submission> { ?given ?property ?told } }
        OPTIONAL { GRAPH <urn:sg2kg:submission> { ?given a ?kind } FILTER ( STRSTARTS(STR(?kind), STR(sg2:)) ) }
        # the one source that is described in full and that nothing cites
        {
            SELECT (MIN(?uncited) AS ?only) (COUNT(DISTINCT ?uncited) AS ?number) {
                GRAPH <urn:sg2kg:submission> {
                    ?uncited a sg2:Source ; sg2:publisher ?by ; sg2:published ?on ; sg2:grade ?graded ; sg2:closeness ?close
                    FILTER ( isIRI(?uncited) && ?graded IN ( sg2:gradeA , sg2:gradeB , sg2:gradeC ) )
                    FILTER NOT EXISTS { ?thing sg2:source|sg2:setAside|sg2:inferredFrom ?uncited }
                }
            }
        }
        BIND ( isIRI(?given) && !BOUND(?told) && ?number = 1 AS ?misspelt )
        BIND ( isLiteral(?given) || (isIRI(?given) && (BOUND(?kind) || (!BOUND(?told) && EXISTS { ?given ?property ?defined }))) AS ?other )
        BIND ( IF(?misspelt || ?other, ?given, ?nothing) AS ?wrong )
        BIND ( IF(?misspelt, ?only, IF(?other, new:source, ?nothing)) AS ?meant )
        BIND ( IF(?misspelt, ?nothing, IF(isIRI(?given) && !?other, ?given, new:source)) AS ?source )
        BIND ( IF(isLiteral(?given), ?given, ?nothing) AS ?name )
        BIND ( IF(BOUND(?told) && !?other, ?nothing, fill:publisher) AS ?publisher )
        BIND ( IF(BOUND(?told) && !?other, ?nothing, fill:published) AS ?published )
        BIND ( IF(BOUND(?told) && !?other, ?nothing, fill:grade) AS ?grade )
        OPTIONAL {
            ?silent sg2:source ?given
            FILTER NOT EXISTS { ?silent sg2:source?/sg2:closeness ?close }
            FILTER NOT EXISTS { ?silent sg2:basis sg2:weInfer }
        }
        BIND ( IF(BOUND(?silent), fill:closeness, ?nothing) AS ?closeness )
        OPTIONAL {
            { ?given ?p ?o } UNION { ?s ?q ?given BIND ( new:source AS ?renamed ) }
            FILTER ( isBlank(?given) )
        }
    }
}
