# Adds a statement on as many further concepts of the core list as are wanting; true where its passage says so.
INSERT {
    new:statement sg2:affirms ?concept .
    new:statement a sg2:Statement ; sg2:about $this ; sg2:basis ?basis ; sg2:source ?cited ; sg2:locator fill:locator ; sg2:codedIn ?session .
    ?document a sg2:Source ; sg2:publisher fill:publisher ; sg2:published fill:published ; sg2:grade fill:grade ; sg2:closeness fill:closeness .
}
WHERE {
    BIND ( $this AS ?case )
    {
        SELECT ?case ?concept (COUNT(DISTINCT ?before) AS ?place) WHERE {
            ?record sg2:describes ?case . ?concept skos:inScheme sg2x:CoreList .
            FILTER ( NOT EXISTS { ?concept a sg2:KeyDimension } && NOT EXISTS { ?concept a sg2:Realm } )
            FILTER NOT EXISTS { ?case sg2:hasPhase?/^sg2:about/sg2:affirms/sg2:kindOf* ?concept }
            FILTER NOT EXISTS { ?case sg2:hasPhase?/^sg2:about/sg2:denies/^sg2:kindOf* ?concept }
            OPTIONAL {
                ?before skos:inScheme sg2x:CoreList .
                FILTER ( NOT EXISTS { ?before a sg2:KeyDimension } && NOT EXISTS { ?before a sg2:Realm } && STR(?before) < STR(?concept) )
                FILTER NOT EXISTS { ?case sg2:hasPhase?/^sg2:about/sg2:affirms/sg2:kindOf* ?before }
                FILTER NOT EXISTS { ?case sg2:hasPhase?/^sg2:about/sg2:denies/^sg2:kindOf* ?before }
            }
        }
        GROUP BY ?case ?concept
    }
    { SELECT (COUNT(DISTINCT ?core) AS ?all) WHERE { ?core skos:inScheme sg2x:CoreList } }
    {
        SELECT ?case (COUNT(DISTINCT ?core) AS ?unknown) WHERE {
            ?record sg2:describes ?case . ?core skos:inScheme sg2x:CoreList .
            FILTER NOT EXISTS { ?case sg2:hasPhase?/^sg2:about/sg2:affirms/sg2:kindOf* ?core }
            FILTER NOT EXISTS { ?case sg2:hasPhase?/^sg2:about/sg2:denies/^sg2:kindOf* ?core }
        }
        GROUP BY ?case
    }
    FILTER ( ?place < ?unknown - ?all / 2 )
    OPTIONAL {
        SELECT ?case (MIN(?each) AS ?source) WHERE {
            ?record sg2:describes ?case . ?case sg2:hasPhase?/^sg2:about/sg2:source ?each .
            ?each a sg2:Source ; sg2:closeness ?near . FILTER ( isIRI(?each) )
            FILTER NOT EXISTS { ?each sg2:grade sg2:gradeD }
        }
        GROUP BY ?case
    }
    BIND ( COALESCE(?source, new:source) AS ?cited )
    BIND ( IF ( BOUND(?source), ?none, ?cited ) AS ?document )
    BIND ( IF ( EXISTS { ?cited sg2:basis ?stated }, ?none, fill:basis ) AS ?basis )
    OPTIONAL {
        SELECT ?case (MIN(?each) AS ?session) WHERE {
            ?record sg2:describes ?case . ?case sg2:hasPhase?/^sg2:about/sg2:codedIn ?each .
            FILTER NOT EXISTS { ?record sg2:codedIn ?whole }
        }
        GROUP BY ?case
    }
}
