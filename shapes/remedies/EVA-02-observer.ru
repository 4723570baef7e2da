# Names who measured: takes out what is no actor, gives an IRI to whom has none, and leaves a blank where nobody is left.
DELETE {
    $this sg2:observer ?wrong .
    ?user ?uses ?nobody .
    ?nobody ?is ?what .
}
INSERT {
    $this sg2:observer ?who ; sg2:fundingNote ?paid .
    ?user ?uses ?named .
    ?named ?is ?what ; rdfs:label ?name .
    ?untold a fill:actorClass .
}
WHERE {
    {
        # somebody who is described and has no IRI
        $this sg2:observer ?nobody .
        ?nobody rdf:type/rdfs:subClassOf* sg2:Actor .
        FILTER ( isBlank(?nobody) )
        FILTER NOT EXISTS { $this sg2:observer ?second . FILTER ( isBlank(?second) && ?second != ?nobody ) }
        ?user ?uses ?nobody .
        ?nobody ?is ?what .
        OPTIONAL { ?nobody rdfs:label ?known }
        BIND ( new:observer AS ?named )
        BIND ( IF(BOUND(?known), ?none, fill:name) AS ?name )
    } UNION {
        # an IRI of which nothing says who it is
        $this sg2:observer ?untold .
        FILTER ( isIRI(?untold) )
        FILTER NOT EXISTS { ?untold a ?kind }
    } UNION {
        # words, or something that is no actor
        $this sg2:observer ?wrong .
        FILTER ( !isIRI(?wrong) || EXISTS { ?wrong a ?kind } )
        FILTER ( !EXISTS { ?wrong rdf:type/rdfs:subClassOf* sg2:Actor } || EXISTS { $this sg2:observer ?second . FILTER ( isBlank(?second) && ?second != ?wrong ) FILTER ( isBlank(?wrong) ) } )
    } UNION {
        # nobody is left
        $this sg2:ofIndicator ?indicator .
        FILTER NOT EXISTS {
            $this sg2:observer ?right .
            FILTER ( ( isIRI(?right) && ( !EXISTS { ?right a ?kind } || EXISTS { ?right rdf:type/rdfs:subClassOf* sg2:Actor } ) )
                || ( isBlank(?right) && EXISTS { ?right rdf:type/rdfs:subClassOf* sg2:Actor } && !EXISTS { $this sg2:observer ?second . FILTER ( isBlank(?second) && ?second != ?right ) } ) )
        }
        BIND ( fill:observer AS ?who )
        # an observer from outside tells who paid, where the figure is one of social impact
        OPTIONAL {
            $this sg2:ofIndicator/sg2:area fw:E-3 .
            ?anything sg2:hasObservation $this .
            FILTER NOT EXISTS { $this sg2:fundingNote ?told }
            BIND ( fill:fundingNote AS ?paid )
        }
    }
}
