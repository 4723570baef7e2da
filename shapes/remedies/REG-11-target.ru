# Asks who operates the case; a name in words becomes an actor of that name, one that is described or a new one.
DELETE {
    $this ?property ?text .
    ?nameless ?p ?o .
    ?s ?q ?nameless .
}
INSERT {
    $this sg2:operator ?asked .
    $this ?property ?end .
    ?new rdfs:label ?text .
    ?named ?p ?o .
    ?s ?q ?named .
}
WHERE {
    { ?linked sg2:hasLink $this FILTER NOT EXISTS { $this sg2:wholeCase|sg2:operator ?any } BIND ( fill:operator AS ?asked ) }
    UNION
    {
        $this ?property ?text
        FILTER ( ?property IN ( sg2:wholeCase , sg2:operator ) && isLiteral(?text) )
        OPTIONAL { GRAPH <urn:sg2kg:submission> { ?known rdfs:label ?name FILTER ( isIRI(?known) ) }
            FILTER ( LCASE(STR(?name)) = LCASE(STR(?text)) ) }
        BIND ( IF(?property = sg2:operator, new:operator, new:case) AS ?made )
        BIND ( COALESCE(?known, ?made) AS ?end )
        BIND ( IF(BOUND(?known), ?nothing, ?made) AS ?new )
    }
    UNION
    {
        $this ?link ?nameless
        FILTER ( ?link IN ( sg2:wholeCase , sg2:operator ) && isBlank(?nameless) )
        BIND ( IF(?link = sg2:operator, new:operator, new:case) AS ?named )
        { ?nameless ?p ?o } UNION { ?s ?q ?nameless }
    }
}
