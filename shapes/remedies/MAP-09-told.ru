# Completes the contest that already names a statement of each side; else adds a contest with one of each.
INSERT {
    ?contest sg2:contestIn $this ; sg2:contestOn ?value .
    ?made a sg2:Contest ; sg2:affirmedIn ?claim ; sg2:deniedIn ?denial ; sg2:contestKind ?kind ; sg2:contestState ?state .
}
WHERE {
    {
        SELECT ?this ?value ?denial (MIN(?affirming) AS ?claim) WHERE {
            {
                SELECT ?this ?value (MIN(?denying) AS ?denial) WHERE {
                    ?record sg2:describes ?this . ?this sg2:hasPhase? ?unit . ?denying sg2:about ?unit ; sg2:denies ?value .
                    FILTER EXISTS { ?other sg2:about ?unit ; sg2:affirms/sg2:kindOf* ?value FILTER ( ?other != ?denying ) }
                }
                GROUP BY ?this ?value
            }
            ?denial sg2:about ?there . ?affirming sg2:about ?there ; sg2:affirms/sg2:kindOf* ?value . ?this sg2:hasPhase? ?there .
            FILTER ( ?affirming != ?denial )
        }
        GROUP BY ?this ?value ?denial
    }
    OPTIONAL {
        SELECT ?this ?value (MIN(?each) AS ?known) WHERE {
            ?record sg2:describes ?this . ?this sg2:hasPhase? ?unit .
            ?affirming sg2:about ?unit ; sg2:affirms/sg2:kindOf* ?value . ?denying sg2:about ?unit ; sg2:denies ?value .
            ?each sg2:affirmedIn ?affirming ; sg2:deniedIn ?denying
        }
        GROUP BY ?this ?value
    }
    BIND ( ENCODE_FOR_URI(REPLACE(STR(?value), "^.*[/#]", "")) AS ?local )
    BIND ( IRI(CONCAT(STR(new:), "contest-", ?local)) AS ?new )
    BIND ( COALESCE(?known, ?new) AS ?contest )
    BIND ( IF ( BOUND(?known), ?none, ?new ) AS ?made )
    BIND ( IRI(CONCAT(STR(fill:), "contestKind.", ?local)) AS ?kind )
    BIND ( IRI(CONCAT(STR(fill:), "contestState.", ?local)) AS ?state )
}
