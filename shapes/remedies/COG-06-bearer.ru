# Names who bears the risk now: whoever bore it before where each bears its own, or else a blank; takes out what is no actor.
DELETE {
    $this sg2:bearerAfter ?wrong .
    ?user ?uses ?nobody .
    ?nobody ?is ?what .
}
INSERT {
    $this sg2:bearerAfter ?who .
    ?user ?uses ?named .
    ?named ?is ?what ; rdfs:label ?name .
    ?untold a fill:actorClass .
}
WHERE {
    {
        # somebody who is described and has no IRI
        $this sg2:bearerAfter ?nobody .
        ?nobody rdf:type/rdfs:subClassOf* sg2:Actor .
        FILTER ( isBlank(?nobody) )
        FILTER NOT EXISTS { $this sg2:bearerAfter ?second . FILTER ( isBlank(?second) && ?second != ?nobody ) }
        ?user ?uses ?nobody .
        ?nobody ?is ?what .
        OPTIONAL { ?nobody rdfs:label ?known }
        BIND ( new:bearer AS ?named )
        BIND ( IF(BOUND(?known), ?none, fill:name) AS ?name )
    } UNION {
        # an IRI of which nothing says who it is
        $this sg2:bearerAfter ?untold .
        FILTER ( isIRI(?untold) )
        FILTER NOT EXISTS { ?untold a ?kind }
    } UNION {
        # words, or something that is no actor
        $this sg2:bearerAfter ?wrong .
        FILTER ( !isIRI(?wrong) || EXISTS { ?wrong a ?kind } )
        FILTER ( !EXISTS { ?wrong rdf:type/rdfs:subClassOf* sg2:Actor } || EXISTS { $this sg2:bearerAfter ?second . FILTER ( isBlank(?second) && ?second != ?wrong ) FILTER ( isBlank(?wrong) ) } )
    } UNION {
        # nobody is left
        ?case sg2:hasRisk $this .
        FILTER NOT EXISTS {
            $this sg2:bearerAfter ?right .
            FILTER ( ( isIRI(?right) && ( !EXISTS { ?right a ?kind } || EXISTS { ?right rdf:type/rdfs:subClassOf* sg2:Actor } ) )
                || ( isBlank(?right) && EXISTS { ?right rdf:type/rdfs:subClassOf* sg2:Actor } && !EXISTS { $this sg2:bearerAfter ?second . FILTER ( isBlank(?second) && ?second != ?right ) } ) )
        }
        OPTIONAL {
            $this sg2:instrument sg2x:bearsOwn ; sg2:bearerBefore ?before .
            ?before rdf:type/rdfs:subClassOf* sg2:Actor .
            FILTER ( isIRI(?before) )
        }
        BIND ( COALESCE(?before, fill:bearer) AS ?who )
    }
}
