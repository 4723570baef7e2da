# Names the coder as submitter where nobody is named, or asks who it was; describes as an actor who is named and not described.
DELETE {
    $this sg2:submitter ?text .
    ?nameless ?p ?o .
    ?s ?q ?nameless .
}
INSERT {
    $this sg2:submitter ?coder , ?new .
    ?undescribed a ?class .
    ?new rdfs:label ?name .
    ?named ?p ?o .
    ?s ?q ?named .
}
WHERE {
    {
        $this a sg2:CaseRecord
        FILTER NOT EXISTS { $this sg2:submitter ?anybody }
        {
            SELECT ?this (MIN(?one) AS ?coder) {
                ?this a sg2:CaseRecord
                OPTIONAL { ?this sg2:codedIn/sg2:coder ?one . ?one a/rdfs:subClassOf* sg2:Actor FILTER ( isIRI(?one) ) }
            }
            GROUP BY ?this
        }
        BIND ( IF(BOUND(?coder), ?nothing, new:submitter) AS ?new )
        BIND ( ?new AS ?undescribed )
        BIND ( IF(BOUND(?new), fill:actorName, ?nothing) AS ?name )
    }
    UNION
    {
        $this sg2:submitter ?given
        FILTER ( !isBlank(?given) && NOT EXISTS { ?given a/rdfs:subClassOf* sg2:Actor } )
        OPTIONAL {
            SELECT ?given (COUNT(?before) AS ?rank) {
                ?owner sg2:submitter ?given , ?before
                FILTER ( !isBlank(?given) && !isBlank(?before) && STR(?before) < STR(?given) )
            }
            GROUP BY ?given
        }
        BIND ( IF(BOUND(?rank), CONCAT(".", STR(?rank + 1)), "") AS ?mark )
        BIND ( IF(isLiteral(?given), ?given, ?nothing) AS ?text )
        BIND ( IF(isLiteral(?given), IRI(CONCAT(STR(new:submitter), REPLACE(?mark, "[.](.*)", "$1-"))), ?nothing) AS ?new )
        BIND ( COALESCE(?new, ?given) AS ?undescribed )
        BIND ( ?text AS ?name )
    }
    UNION
    {
        $this sg2:submitter ?nameless
        FILTER ( isBlank(?nameless) )
        BIND ( new:submitter AS ?named )
        BIND ( IF(EXISTS { ?nameless a/rdfs:subClassOf* sg2:Actor }, ?nothing, new:submitter) AS ?undescribed )
        { ?nameless ?p ?o } UNION { ?s ?q ?nameless }
    }
    BIND ( IRI(CONCAT(STR(fill:actorClass), COALESCE(?mark, ""))) AS ?class )
}
