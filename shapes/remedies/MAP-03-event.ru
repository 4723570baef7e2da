# Says who takes part in the mechanism, as the statement shows or names where it does, how often it runs and what follows from it.
INSERT { $this sg2:party ?party ; sg2:recurrence ?often ; sg2:whatFollows ?after }
WHERE {
    OPTIONAL {
        SELECT ?this (MIN(?each) AS ?named) WHERE {
            ?case sg2:hasMechanism ?this . ?statement sg2:shows ?this ; sg2:names|(sg2:shows/sg2:participant) ?each .
            ?each a/rdfs:subClassOf* sg2:Actor .
        }
        GROUP BY ?this
    }
    BIND ( IF ( EXISTS { $this sg2:party ?known }, ?none, COALESCE(?named, fill:party) ) AS ?party )
    BIND ( IF ( EXISTS { $this sg2:recurrence ?known }, ?none, fill:recurrence ) AS ?often )
    BIND ( IF ( EXISTS { $this sg2:whatFollows ?known }, ?none, fill:whatFollows ) AS ?after )
}
