# Describes the place as one, and gives it an IRI of its own where it has none; what is no place makes way for a new one.
DELETE {
    $this sg2:locatedIn ?wrong .
    ?given ?p ?o .
    ?s ?q ?given .
}
INSERT {
    $this sg2:locatedIn ?new .
    ?place a sg2:Place ; rdfs:label ?name ; sg2:adminCode ?code .
    new:place ?p ?o .
    ?s ?q ?renamed .
}
WHERE {
    $this sg2:locatedIn ?given
    FILTER ( !isIRI(?given) || NOT EXISTS { ?given a/rdfs:subClassOf* sg2:Place } )
    OPTIONAL { GRAPH <urn:sg2kg:submission> { ?given a ?kind } FILTER ( ?kind != sg2:Place && STRSTARTS(STR(?kind), STR(sg2:)) ) }
    OPTIONAL { ?given rdfs:label ?called }
    OPTIONAL { ?given sg2:adminCode|sg2:within ?level }
    OPTIONAL {
        SELECT ?given (COUNT(?before) AS ?rank) {
            ?owner sg2:locatedIn ?given , ?before
            FILTER ( !isBlank(?given) && !isBlank(?before) && STR(?before) < STR(?given) )
        }
        GROUP BY ?given
    }
    BIND ( IF(BOUND(?rank), CONCAT(".", STR(?rank + 1)), "") AS ?mark )
    BIND ( isLiteral(?given) || (isIRI(?given) && BOUND(?kind)) AS ?other )
    BIND ( IF(?other, ?given, ?nothing) AS ?wrong )
    BIND ( IF(?other, IRI(CONCAT(STR(new:place), REPLACE(?mark, "[.](.*)", "$1-"))), ?nothing) AS ?new )
    BIND ( IF(?other || isBlank(?given), IRI(CONCAT(STR(new:place), REPLACE(?mark, "[.](.*)", "$1-"))), ?given) AS ?place )
    BIND ( IF(isLiteral(?given), ?given, IF(isBlank(?given) || (BOUND(?called) && !?other), ?nothing, IRI(CONCAT(STR(fill:placeName), ?mark))))
        AS ?name )
    BIND ( IF(BOUND(?level) && !?other, ?nothing, IRI(CONCAT(STR(fill:adminCode), ?mark))) AS ?code )
    OPTIONAL {
        { ?given ?p ?o } UNION { ?s ?q ?given BIND ( new:place AS ?renamed ) }
        FILTER ( isBlank(?given) )
    }
}
