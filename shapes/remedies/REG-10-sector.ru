# Asks for the sector of the initiator, and gives it an IRI of its own where it has none.
DELETE {
    $this sg2:initiator ?text .
    ?nameless ?p ?o .
    ?s ?q ?nameless .
}
INSERT {
    $this sg2:initiator ?new .
    ?new rdfs:label ?text .
    ?unsorted a ?class .
    ?named ?p ?o .
    ?s ?q ?named .
}
WHERE {
    {
        $this sg2:initiator ?given
        FILTER ( !isBlank(?given) )
        FILTER NOT EXISTS { ?given a/rdfs:subClassOf* ?sector FILTER ( ?sector = sg2:JointBody || EXISTS { ?sector sg2:isSector true } ) }
        OPTIONAL {
            SELECT ?given (COUNT(?before) AS ?rank) {
                ?owner sg2:initiator ?given , ?before
                FILTER ( !isBlank(?given) && !isBlank(?before) && STR(?before) < STR(?given) )
            }
            GROUP BY ?given
        }
        BIND ( IF(BOUND(?rank), CONCAT(".", STR(?rank + 1)), "") AS ?mark )
        BIND ( IF(isLiteral(?given), ?given, ?nothing) AS ?text )
        BIND ( IF(isLiteral(?given), IRI(CONCAT(STR(new:initiator), REPLACE(?mark, "[.](.*)", "$1-"))), ?nothing) AS ?new )
        BIND ( COALESCE(?new, ?given) AS ?unsorted )
    }
    UNION
    {
        $this sg2:initiator ?nameless
        FILTER ( isBlank(?nameless) )
        BIND ( new:initiator AS ?named )
        OPTIONAL { ?nameless a/rdfs:subClassOf* ?sector FILTER ( ?sector = sg2:JointBody || EXISTS { ?sector sg2:isSector true } ) }
        BIND ( IF(BOUND(?sector), ?nothing, new:initiator) AS ?unsorted )
        { ?nameless ?p ?o } UNION { ?s ?q ?nameless }
    }
    BIND ( IRI(CONCAT(STR(fill:actorClass), COALESCE(?mark, ""))) AS ?class )
}
