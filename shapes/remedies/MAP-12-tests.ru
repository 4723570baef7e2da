# Adds a statement that affirms the tests of the realm, on whom the realm is affirmed; true where its passage says so.
INSERT {
    new:statement sg2:affirms ?value ; sg2:contextFor ?context .
    new:statement a sg2:Statement ; sg2:about ?subject ; sg2:basis ?basis ; sg2:source ?cited ; sg2:locator fill:locator ; sg2:codedIn ?session .
    ?document a sg2:Source ; sg2:publisher fill:publisher ; sg2:published fill:published ; sg2:grade fill:grade ; sg2:closeness fill:closeness .
}
WHERE {
    BIND ( $this AS ?case )
    {
        SELECT ?case ?value (MIN(?whom) AS ?subject) WHERE {
            ?record sg2:describes ?case . ?case ((sg2:hasPhase?/^sg2:about)|^sg2:contextFor) ?statement .
            ?statement sg2:affirms ?realm ; sg2:about ?whom . ?value a sg2:RealmTest ; sg2:aspectOf ?realm .
        }
        GROUP BY ?case ?value
    }
    BIND ( IF ( EXISTS { ?case sg2:hasPhase? ?subject }, ?none, ?case ) AS ?context )
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
