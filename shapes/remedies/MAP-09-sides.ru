# Puts a statement that stands on both sides on its own side, and names one for a side that has none: one on record, else one to be told.
DELETE { $this sg2:affirmedIn ?misplacedDenial ; sg2:deniedIn ?misplacedClaim }
INSERT {
    $this sg2:affirmedIn ?claim ; sg2:deniedIn ?denial .
    ?newClaim sg2:affirms ?concept ; sg2:says ?words .
    ?newDenial sg2:denies ?concept ; sg2:says ?words .
    ?newClaim a sg2:Statement ; sg2:about ?unit ; sg2:basis ?basis ; sg2:source ?cited ; sg2:locator fill:locator ; sg2:codedIn ?session .
    ?document a sg2:Source ; sg2:publisher fill:publisher ; sg2:published fill:published ; sg2:grade fill:grade ; sg2:closeness fill:closeness .
    ?newDenial a sg2:Statement ; sg2:about ?unit ; sg2:basis ?basis ; sg2:source ?cited ; sg2:locator fill:locator.denial ; sg2:codedIn ?session .
}
WHERE {
    OPTIONAL { $this sg2:affirmedIn ?misplacedDenial ; sg2:deniedIn ?misplacedDenial . FILTER EXISTS { ?misplacedDenial sg2:denies ?absent } }
    OPTIONAL { $this sg2:affirmedIn ?misplacedClaim ; sg2:deniedIn ?misplacedClaim . FILTER NOT EXISTS { ?misplacedClaim sg2:denies ?absent } }
    BIND ( EXISTS {
        $this sg2:affirmedIn ?one FILTER ( NOT EXISTS { $this sg2:deniedIn ?one } || NOT EXISTS { ?one sg2:denies ?absent } )
    } AS ?claimed )
    BIND ( EXISTS {
        $this sg2:deniedIn ?one FILTER ( NOT EXISTS { $this sg2:affirmedIn ?one } || EXISTS { ?one sg2:denies ?absent } )
    } AS ?disputed )
    { SELECT ?this (MIN(?in) AS ?unit) (MIN(?on) AS ?concept) WHERE { ?this sg2:contestIn ?in OPTIONAL { ?this sg2:contestOn ?on } } GROUP BY ?this }
    OPTIONAL {
        SELECT ?this (MIN(?each) AS ?affirming) WHERE {
            ?this sg2:contestIn ?in ; sg2:contestOn ?on . ?each sg2:about ?in ; sg2:affirms/sg2:kindOf* ?on .
            FILTER NOT EXISTS { ?this sg2:deniedIn ?each }
        }
        GROUP BY ?this
    }
    OPTIONAL {
        SELECT ?this (MIN(?each) AS ?denying) WHERE {
            ?this sg2:contestIn ?in ; sg2:contestOn ?on . ?each sg2:about ?in ; sg2:denies/^sg2:kindOf* ?on .
            FILTER NOT EXISTS { ?this sg2:affirmedIn ?each }
        }
        GROUP BY ?this
    }
    BIND ( IF ( ?claimed, ?none, COALESCE(?affirming, new:claim) ) AS ?claim )
    BIND ( IF ( ?disputed, ?none, COALESCE(?denying, new:denial) ) AS ?denial )
    BIND ( IF ( ?claim = new:claim, ?claim, ?none ) AS ?newClaim )
    BIND ( IF ( ?denial = new:denial, ?denial, ?none ) AS ?newDenial )
    BIND ( IF ( BOUND(?concept), ?none, fill:says ) AS ?words )
    BIND ( IF ( BOUND(?newClaim) || BOUND(?newDenial), true, ?none ) AS ?anyNew )
    OPTIONAL {
        SELECT ?case (MIN(?each) AS ?source) WHERE {
            ?record sg2:describes ?case . ?case sg2:hasPhase?/^sg2:about/sg2:source ?each .
            ?each a sg2:Source ; sg2:closeness ?near . FILTER ( isIRI(?each) )
            FILTER NOT EXISTS { ?each sg2:grade sg2:gradeD }
        }
        GROUP BY ?case
    }
    BIND ( COALESCE(?source, new:source) AS ?cited )
    BIND ( IF ( BOUND(?source) || ! BOUND(?anyNew), ?none, ?cited ) AS ?document )
    BIND ( IF ( EXISTS { ?cited sg2:basis ?stated }, ?none, fill:basis ) AS ?basis )
    OPTIONAL {
        SELECT ?case (MIN(?each) AS ?session) WHERE {
            ?record sg2:describes ?case . ?case sg2:hasPhase?/^sg2:about/sg2:codedIn ?each .
            FILTER NOT EXISTS { ?record sg2:codedIn ?whole }
        }
        GROUP BY ?case
    }
}
