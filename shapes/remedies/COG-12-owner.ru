# Names who owns the carrier: takes out what is no actor, gives an IRI to whom has none, and leaves a blank where nobody is left.
DELETE {
    $this sg2:ownedBy ?wrong .
    ?user ?uses ?nobody .
    ?nobody ?is ?what .
}
INSERT {
    $this sg2:ownedBy ?who .
    ?user ?uses ?named .
    ?named ?is ?what ; rdfs:label ?name .
    ?untold a fill:actorClass .
}
WHERE {
    {
        # somebody who is described and has no IRI
        $this sg2:ownedBy ?nobody .
        ?nobody rdf:type/rdfs:subClassOf* sg2:Actor .
        FILTER ( isBlank(?nobody) )
        FILTER NOT EXISTS { $this sg2:ownedBy ?second . FILTER ( isBlank(?second) && ?second != ?nobody ) }
        ?user ?uses ?nobody .
        ?nobody ?is ?what .
        OPTIONAL { ?nobody rdfs:label ?known }
        BIND ( new:owner AS ?named )
        BIND ( IF(BOUND(?known), ?none, fill:name) AS ?name )
    } UNION {
        # an IRI of which nothing says who it is
        $this sg2:ownedBy ?untold .
        FILTER ( isIRI(?untold) )
        FILTER NOT EXISTS { ?untold a ?kind }
    } UNION {
        # words, or something that is no actor
        $this sg2:ownedBy ?wrong .
        FILTER ( !isIRI(?wrong) || EXISTS { ?wrong a ?kind } )
        FILTER ( !EXISTS { ?wrong rdf:type/rdfs:subClassOf* sg2:Actor } || EXISTS { $this sg2:ownedBy ?second . FILTER ( isBlank(?second) && ?second != ?wrong ) FILTER ( isBlank(?wrong) ) } )
    } UNION {
        # nobody is left
        ?case sg2:hasCarrier $this .
        FILTER NOT EXISTS {
            $this sg2:ownedBy ?right .
            FILTER ( ( isIRI(?right) && ( !EXISTS { ?right a ?kind } || EXISTS { ?right rdf:type/rdfs:subClassOf* sg2:Actor } ) )
                || ( isBlank(?right) && EXISTS { ?right rdf:type/rdfs:subClassOf* sg2:Actor } && !EXISTS { $this sg2:ownedBy ?second . FILTER ( isBlank(?second) && ?second != ?right ) } ) )
        }
        BIND ( fill:owner AS ?who )
    }
}
