# Takes away a part that a statement only denies; for another part adds a statement on this very case, true where its passage says so.
DELETE { ?unit ?link $this }
INSERT {
    ?added sg2:shows $this ; sg2:affirms ?concept .
    ?added a sg2:Statement ; sg2:about ?whole ; sg2:basis ?basis ; sg2:source ?cited ; sg2:locator fill:locator ; sg2:codedIn ?session .
    ?document a sg2:Source ; sg2:publisher fill:publisher ; sg2:published fill:published ; sg2:grade fill:grade ; sg2:closeness fill:closeness .
}
WHERE {
    { SELECT ?whole WHERE { ?record sg2:describes ?whole } }
    BIND ( EXISTS { ?denial sg2:shows $this ; sg2:about/^sg2:hasPhase?/^sg2:describes ?record ; sg2:denies ?absent
        FILTER NOT EXISTS { ?denial sg2:basis sg2:weInfer } } AS ?denied )
    OPTIONAL {
        ?unit ?link $this .
        FILTER ( ?denied && ?link NOT IN ( sg2:shows, sg2:about ) && EXISTS { ?unit ^sg2:hasPhase?/^sg2:describes ?record } )
    }
    BIND ( IF ( ?denied, ?none, new:statement ) AS ?added )
    OPTIONAL {
        $this sg2:realises ?concept .
        FILTER NOT EXISTS {
            ?affirmation sg2:shows $this ; sg2:affirms/sg2:kindOf* ?concept ; sg2:about/^sg2:hasPhase?/^sg2:describes ?record
        }
    }
    OPTIONAL {
        SELECT ?case (MIN(?each) AS ?source) WHERE {
            ?record sg2:describes ?case . ?case sg2:hasPhase?/^sg2:about/sg2:source ?each .
            ?each a sg2:Source ; sg2:closeness ?near . FILTER ( isIRI(?each) )
            FILTER NOT EXISTS { ?each sg2:grade sg2:gradeD }
        }
        GROUP BY ?case
    }
    BIND ( COALESCE(?source, new:source) AS ?cited )
    BIND ( IF ( BOUND(?source) || ! BOUND(?added), ?none, ?cited ) AS ?document )
    BIND ( IF ( EXISTS { ?cited sg2:basis ?stated }, ?none, fill:basis ) AS ?basis )
    OPTIONAL {
        SELECT ?case (MIN(?each) AS ?session) WHERE {
            ?record sg2:describes ?case . ?case sg2:hasPhase?/^sg2:about/sg2:codedIn ?each .
            FILTER NOT EXISTS { ?record sg2:codedIn ?whole }
        }
        GROUP BY ?case
    }
}
