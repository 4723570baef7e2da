# Takes up the figure of agreement that the submission tells already for the family, or leaves the blanks of one.
INSERT {
    $this sg2:hasAgreement ?there , ?made .
    ?made a sg2:CoderAgreement ; sg2:agreementOn ?value ; sg2:alpha ?alpha ; sg2:alphaLow ?low ; sg2:alphaHigh ?high ; sg2:unitCount ?count .
}
WHERE {
    OPTIONAL {
        SELECT ?value (MIN(?loose) AS ?there) WHERE {
            ?loose a sg2:CoderAgreement ; sg2:agreementOn ?value ; sg2:alpha ?given ; sg2:alphaLow ?least ; sg2:alphaHigh ?most ; sg2:unitCount ?units .
            FILTER ( ?least >= 0.8 && ?least <= ?given && ?given <= ?most )
            FILTER NOT EXISTS { ?any sg2:hasAgreement ?loose }
            FILTER NOT EXISTS { ?loose sg2:agreementOn ?second . FILTER ( ?second != ?value ) }
        }
        GROUP BY ?value
    }
    BIND ( COALESCE(REPLACE(STR(?value), "^.*[/#]", ""), "other") AS ?name )
    BIND ( IF(BOUND(?there), ?none, IRI(CONCAT(STR(new:agreement), "-", ?name))) AS ?made )
    BIND ( IRI(CONCAT(STR(fill:alpha), ".", ?name)) AS ?alpha )
    BIND ( IRI(CONCAT(STR(fill:alphaLow), ".", ?name)) AS ?low )
    BIND ( IRI(CONCAT(STR(fill:alphaHigh), ".", ?name)) AS ?high )
    BIND ( IRI(CONCAT(STR(fill:unitCount), ".", ?name)) AS ?count )
}
