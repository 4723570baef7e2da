# Gives a group without a name an IRI, makes a group of a mere word, and describes one of which only the IRI is told.
DELETE { ?subject ?says ?value . ?value ?tells ?what }
INSERT {
    ?subject ?says ?group .
    ?group ?tells ?what ; a ?class ; rdfs:label ?label .
}
WHERE {
    BIND ( IF ( isIRI(?value), ?value, new:group ) AS ?group )
    OPTIONAL {
        GRAPH <urn:sg2kg:submission> { ?subject ?says ?value }
        FILTER ( isBlank(?value) || isLiteral(?value) && ?subject = $this && ?says = sg2:affectedGroup )
    }
    OPTIONAL { GRAPH <urn:sg2kg:submission> { ?value ?tells ?what } FILTER ( isBlank(?value) ) }
    BIND ( IF ( EXISTS { ?value a/rdfs:subClassOf* sg2:Actor }, ?none, fill:groupClass ) AS ?class )
    BIND ( IF ( isLiteral(?value), ?value, IF ( EXISTS { ?value rdfs:label ?known }, ?none, fill:actorName ) ) AS ?label )
}
