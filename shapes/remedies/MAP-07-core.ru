# Puts the concepts among what a search looked for and did not find: the search that is on record, else one to be told.
INSERT {
    ?note sg2:lookedFor ?value .
    ?made a sg2:SearchNote ; sg2:noteOn $this ; sg2:searchedOn fill:searchedOn ; sg2:searchedWhere fill:searchedWhere .
}
WHERE {
    OPTIONAL {
        SELECT ?case (MIN(?each) AS ?search) WHERE {
            ?record sg2:describes ?case . ?each sg2:noteOn ?case ; sg2:searchedOn ?day ; sg2:searchedWhere ?where FILTER ( isIRI(?each) )
        }
        GROUP BY ?case
    }
    BIND ( COALESCE(?search, new:search) AS ?note )
    BIND ( IF ( BOUND(?search), ?none, ?note ) AS ?made )
}
