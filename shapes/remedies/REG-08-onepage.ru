# Asks where each statement stands that is one too many at this place; where there are very many, two places are asked for.
DELETE { ?statement sg2:locator ?value }
INSERT { ?statement sg2:locator ?asked }
WHERE {
    ?statement sg2:source $this ; sg2:locator ?value
    {
        SELECT ?statement ?value (COUNT(?before) AS ?rank) {
            ?statement sg2:source ?source ; sg2:locator ?value .
            ?before sg2:source ?source ; sg2:locator ?value
            FILTER ( STR(?before) < STR(?statement) )
        }
        GROUP BY ?statement ?value
    }
    FILTER ( ?rank >= 10 )
    BIND ( IRI(CONCAT(STR(IF(?rank < 20, fill:locator, fill:otherLocator)), ".", STR(?rank + 1))) AS ?asked )
}
