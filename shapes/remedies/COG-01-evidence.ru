# Adds for each such stage a statement that shows a participation in it and in no other; true where its passage says so.
INSERT {
    ?added sg2:shows ?participation .
    ?added a sg2:Statement ; sg2:about ?case ; sg2:basis ?basis ; sg2:source ?cited ; sg2:locator ?locator ; sg2:codedIn ?session .
    ?document a sg2:Source ; sg2:publisher fill:publisher ; sg2:published fill:published ; sg2:grade fill:grade ; sg2:closeness fill:closeness .
}
WHERE {
    BIND ( $this AS ?case )
    {
        SELECT ?case ?value (MIN(?each) AS ?participation) WHERE {
            ?record sg2:describes ?case . ?case sg2:hasPhase?/sg2:hasParticipation ?each . ?each sg2:stage ?value .
            FILTER NOT EXISTS { ?each sg2:stage ?another FILTER ( ?another != ?value ) }
        }
        GROUP BY ?case ?value
    }
    BIND ( IRI(CONCAT(STR(new:), "statement-", ENCODE_FOR_URI(REPLACE(STR(?value), "^.*[/#]", "")))) AS ?added )
    OPTIONAL {
        VALUES ( ?value ?passage ) {
            ( fw:DEF-5a fill:locator5a ) ( fw:DEF-5b fill:locator5b ) ( fw:DEF-5c fill:locator5c ) ( fw:DEF-5d fill:locator5d )
        }
    }
    BIND ( COALESCE(?passage, IRI(CONCAT(STR(fill:), "locator.", ENCODE_FOR_URI(REPLACE(STR(?value), "^.*[/#]", ""))))) AS ?locator )
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
