# Names who has a claim: takes out what is no actor, gives an IRI to whom has none, and leaves a blank where nobody is left.
DELETE {
    $this sg2:receiver ?wrong .
    ?user ?uses ?nobody .
    ?nobody ?is ?what .
}
INSERT {
    $this sg2:receiver ?who .
    ?user ?uses ?named .
    ?named ?is ?what ; rdfs:label ?name .
    ?untold a fill:actorClass .
}
WHERE {
    {
        # somebody who is described and has no IRI
        $this sg2:receiver ?nobody .
        ?nobody rdf:type/rdfs:subClassOf* sg2:Actor .
        FILTER ( isBlank(?nobody) )
        FILTER NOT EXISTS { $this sg2:receiver ?second . FILTER ( isBlank(?second) && ?second != ?nobody ) }
        ?user ?uses ?nobody .
        ?nobody ?is ?what .
        OPTIONAL { ?nobody rdfs:label ?known }
        BIND ( new:receiver AS ?named )
        BIND ( IF(BOUND(?known), ?none, fill:name) AS ?name )
    } UNION {
        # an IRI of which nothing says who it is
        $this sg2:receiver ?untold .
        FILTER ( isIRI(?untold) )
        FILTER NOT EXISTS { ?untold a ?kind }
    } UNION {
        # words, or something that is no actor
        $this sg2:receiver ?wrong .
        FILTER ( !isIRI(?wrong) || EXISTS { ?wrong a ?kind } )
        FILTER ( !EXISTS { ?wrong rdf:type/rdfs:subClassOf* sg2:Actor } || EXISTS { $this sg2:receiver ?second . FILTER ( isBlank(?second) && ?second != ?wrong ) FILTER ( isBlank(?wrong) ) } )
    } UNION {
        # nobody is left
        ?case sg2:hasBenefitRule $this .
        FILTER NOT EXISTS {
            $this sg2:receiver ?right .
            FILTER ( ( isIRI(?right) && ( !EXISTS { ?right a ?kind } || EXISTS { ?right rdf:type/rdfs:subClassOf* sg2:Actor } ) )
                || ( isBlank(?right) && EXISTS { ?right rdf:type/rdfs:subClassOf* sg2:Actor } && !EXISTS { $this sg2:receiver ?second . FILTER ( isBlank(?second) && ?second != ?right ) } ) )
        }
        BIND ( fill:receiver AS ?who )
    }
}
