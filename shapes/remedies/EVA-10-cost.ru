# Tells what the first failure cost, and whom.
INSERT {
    ?first sg2:consequence fill:consequence .
}
WHERE {
    {
        SELECT ?this (MIN(?round) AS ?first) WHERE {
            ?record sg2:describes ?this .
            ?this sg2:hasPhase?/sg2:hasExperiment/sg2:hasIteration ?round .
            ?round sg2:lesson ?lesson ; sg2:change ?change .
        }
        GROUP BY ?this
    }
}
