# Says where the case takes place: at the place that is in the file and that no case, phase or place has yet, or at a new one.
INSERT {
    $this sg2:locatedIn ?place .
    ?new a sg2:Place ; rdfs:label fill:placeName ; sg2:adminCode fill:adminCode .
}
WHERE {
    {
        SELECT (MIN(?free) AS ?there) {
            GRAPH <urn:sg2kg:submission> {
                ?free a sg2:Place ; sg2:adminCode|sg2:within ?level
                FILTER ( isIRI(?free) )
                FILTER NOT EXISTS { ?thing sg2:locatedIn|sg2:within ?free }
            }
        }
    }
    BIND ( COALESCE(?there, new:place) AS ?place )
    BIND ( IF(BOUND(?there), ?nothing, new:place) AS ?new )
}
