# Names a statement on which the judgement can rest: one that shows the same, else another on the case, else one to be told.
INSERT {
    $this sg2:restsOn ?ground .
    ?added sg2:says fill:says .
    ?added a sg2:Statement ; sg2:about ?case ; sg2:basis ?basis ; sg2:source ?cited ; sg2:locator fill:locator ; sg2:codedIn ?session .
    ?document a sg2:Source ; sg2:publisher fill:publisher ; sg2:published fill:published ; sg2:grade fill:grade ; sg2:closeness fill:closeness .
}
WHERE {
    { SELECT ?case WHERE { ?record sg2:describes ?case } }
    OPTIONAL {
        SELECT ?this (MIN(?each) AS ?alike) WHERE {
            ?this sg2:affirms/a sg2:KeyDimension ; sg2:shows ?part . ?each sg2:shows ?part .
            ?each sg2:about ?unit . ?unit ^sg2:hasPhase?/^sg2:describes ?record .
            FILTER ( ?each != ?this )
            FILTER NOT EXISTS { ?each sg2:basis sg2:weInfer }
            FILTER NOT EXISTS { ?each sg2:affirms/a sg2:KeyDimension }
            FILTER ( NOT EXISTS { ?each sg2:denies ?denied } || EXISTS { ?each sg2:affirms ?affirmed } )
        }
        GROUP BY ?this
    }
    OPTIONAL {
        SELECT ?this (MIN(?each) AS ?fact) WHERE {
            ?this sg2:affirms/a sg2:KeyDimension .
            ?each sg2:about ?unit . ?unit ^sg2:hasPhase?/^sg2:describes ?record .
            FILTER ( ?each != ?this )
            FILTER NOT EXISTS { ?each sg2:basis sg2:weInfer }
            FILTER NOT EXISTS { ?each sg2:affirms/a sg2:KeyDimension }
            FILTER ( NOT EXISTS { ?each sg2:denies ?denied } || EXISTS { ?each sg2:affirms ?affirmed } )
        }
        GROUP BY ?this
    }
    BIND ( COALESCE(?alike, ?fact, new:statement) AS ?ground )
    BIND ( IF ( ?ground = new:statement, ?ground, ?none ) AS ?added )
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
