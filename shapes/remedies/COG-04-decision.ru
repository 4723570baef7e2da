# Completes the decision that lacks least: its rule, date and outcome; else tells of one that was taken under a rule of the case.
DELETE { ?decision sg2:byRule ?noRule ; sg2:takenOn ?noDate }
INSERT {
    $this sg2:hasDecision ?linked .
    ?made a sg2:Decision .
    ?decision sg2:byRule ?byRule ; sg2:takenOn ?date ; sg2:outcome ?outcome .
    ?added sg2:shows ?made .
    ?added a sg2:Statement ; sg2:about $this ; sg2:basis ?basis ; sg2:source ?cited ; sg2:locator fill:locator ; sg2:codedIn ?session .
    ?document a sg2:Source ; sg2:publisher fill:publisher ; sg2:published fill:published ; sg2:grade fill:grade ; sg2:closeness fill:closeness .
}
WHERE {
    BIND ( $this AS ?case )
    {
        SELECT ?case (MIN(?each) AS ?rule) WHERE {
            ?record sg2:describes ?case . ?case sg2:hasPhase?/sg2:hasDecisionRule ?each
        }
        GROUP BY ?case
    }
    OPTIONAL {
        SELECT ?case ?known WHERE {
            ?record sg2:describes ?case .
            { ?case sg2:hasPhase?/sg2:hasDecision ?known }
            UNION { ?known a sg2:Decision . ?case sg2:hasPhase?/^sg2:about/sg2:shows ?known FILTER NOT EXISTS { ?elsewhere sg2:hasDecision ?known } }
            FILTER ( EXISTS { ?case sg2:hasPhase?/sg2:hasDecisionRule/^sg2:byRule ?known } || NOT EXISTS { ?known sg2:byRule/a sg2:DecisionRule } )
            BIND ( IF ( EXISTS { ?case sg2:hasPhase?/sg2:hasDecisionRule/^sg2:byRule ?known }, 0, 1 ) + IF ( EXISTS { ?known sg2:takenOn ?on }, 0, 1 )
                + IF ( EXISTS { ?known sg2:outcome ?what }, 0, 1 ) AS ?lacks )
        }
        ORDER BY ?lacks ?known
        LIMIT 1
    }
    BIND ( COALESCE(?known, new:decision) AS ?decision )
    BIND ( IF ( BOUND(?known), ?none, ?decision ) AS ?made )
    BIND ( IF ( EXISTS { $this sg2:hasPhase?/sg2:hasDecision ?decision }, ?none, ?decision ) AS ?linked )
    BIND ( EXISTS { $this sg2:hasPhase?/sg2:hasDecisionRule/^sg2:byRule ?decision } AS ?ruled )
    BIND ( IF ( ?ruled, ?none, ?rule ) AS ?byRule )
    OPTIONAL { ?decision sg2:byRule ?noRule FILTER ( ! ?ruled ) }
    OPTIONAL {
        ?decision sg2:takenOn ?noDate
        FILTER ( ! REGEX(STR(?noDate), "^[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?[?~]?$") )
    }
    BIND ( IF ( EXISTS { ?decision sg2:takenOn ?on } && ! BOUND(?noDate), ?none, fill:date ) AS ?date )
    BIND ( IF ( EXISTS { ?decision sg2:outcome ?what }, ?none, fill:outcome ) AS ?outcome )
    BIND ( IF ( BOUND(?made), new:statement, ?none ) AS ?added )
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
