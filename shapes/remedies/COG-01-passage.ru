# Asks, for each stage, for the passage that tells of it.
DELETE { ?statement sg2:locator ?place }
INSERT { ?statement sg2:locator ?locator }
WHERE {
    $this sg2:hasPhase?/sg2:hasParticipation ?participation .
    ?participation sg2:stage ?value .
    ?statement sg2:shows ?participation ; sg2:source ?source ; sg2:locator ?place .
    ?twin sg2:source ?source ; sg2:locator ?place ; sg2:shows/sg2:stage ?other .
    FILTER ( ?twin != ?statement && ?other != ?value )
    OPTIONAL {
        VALUES ( ?value ?passage ) {
            ( fw:DEF-5a fill:locator5a ) ( fw:DEF-5b fill:locator5b ) ( fw:DEF-5c fill:locator5c ) ( fw:DEF-5d fill:locator5d )
        }
    }
    BIND ( COALESCE(?passage, IRI(CONCAT(STR(fill:), "locator.", ENCODE_FOR_URI(REPLACE(STR(?value), "^.*[/#]", ""))))) AS ?locator )
}
