# Names who is in the chair: takes out what is no actor, gives an IRI to whom has none, and leaves a blank where nobody is left.
DELETE {
    $this sg2:chairedBy ?wrong .
    ?user ?uses ?nobody .
    ?nobody ?is ?what .
}
INSERT {
    $this sg2:chairedBy ?who .
    ?user ?uses ?named .
    ?named ?is ?what ; rdfs:label ?name .
    ?untold a fill:actorClass .
}
WHERE {
    {
        # somebody who is described and has no IRI
        $this sg2:chairedBy ?nobody .
        ?nobody rdf:type/rdfs:subClassOf* sg2:Actor .
        FILTER ( isBlank(?nobody) )
        FILTER NOT EXISTS { $this sg2:chairedBy ?second . FILTER ( isBlank(?second) && ?second != ?nobody ) }
        ?user ?uses ?nobody .
        ?nobody ?is ?what .
        OPTIONAL { ?nobody rdfs:label ?known }
        BIND ( new:chair AS ?named )
        BIND ( IF(BOUND(?known), ?none, fill:name) AS ?name )
    } UNION {
        # an IRI of which nothing says who it is
        $this sg2:chairedBy ?untold .
        FILTER ( isIRI(?untold) )
        FILTER NOT EXISTS { ?untold a ?kind }
    } UNION {
        # words, or something that is no actor
        $this sg2:chairedBy ?wrong .
        FILTER ( !isIRI(?wrong) || EXISTS { ?wrong a ?kind } )
        FILTER ( !EXISTS { ?wrong rdf:type/rdfs:subClassOf* sg2:Actor } || EXISTS { $this sg2:chairedBy ?second . FILTER ( isBlank(?second) && ?second != ?wrong ) FILTER ( isBlank(?wrong) ) } )
    } UNION {
        # nobody is left
        ?case sg2:hasDecisionRule $this .
        FILTER NOT EXISTS {
            $this sg2:chairedBy ?right .
            FILTER ( ( isIRI(?right) && ( !EXISTS { ?right a ?kind } || EXISTS { ?right rdf:type/rdfs:subClassOf* sg2:Actor } ) )
                || ( isBlank(?right) && EXISTS { ?right rdf:type/rdfs:subClassOf* sg2:Actor } && !EXISTS { $this sg2:chairedBy ?second . FILTER ( isBlank(?second) && ?second != ?right ) } ) )
        }
        BIND ( fill:chair AS ?who )
    }
}
