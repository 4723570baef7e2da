# Adds a statement from outside, on a partner that takes part where one is known.
INSERT {
    new:statement sg2:shows ?participation ; sg2:says ?words .
    new:statement a sg2:Statement ; sg2:about $this ; sg2:basis ?basis ; sg2:source ?cited ; sg2:locator fill:locator ; sg2:codedIn ?session .
    ?document a sg2:Source ; sg2:publisher fill:publisher ; sg2:published fill:published ; sg2:grade fill:grade ; sg2:closeness fill:outsideVoice .
}
WHERE {
    BIND ( $this AS ?case )
    OPTIONAL {
        SELECT ?case (MIN(?each) AS ?participation) WHERE {
            ?record sg2:describes ?case . ?case sg2:hasPhase?/sg2:hasParticipation ?each .
            ?each sg2:participant ?who ; sg2:role/a sg2:PartnerRole .
            FILTER NOT EXISTS {
                { ?case sg2:initiator|sg2:initiator/sg2:controlledBy+ ?who }
                UNION { ?case sg2:initiator|sg2:initiator/sg2:controlledBy+ ?top . ?who sg2:controlledBy+ ?top }
            }
        }
        GROUP BY ?case
    }
    BIND ( IF ( BOUND(?participation), ?none, fill:says ) AS ?words )
    OPTIONAL {
        SELECT (MIN(?each) AS ?outside) WHERE {
            ?record sg2:describes ?any . ?citing sg2:source ?each .
            ?each a sg2:Source ; sg2:closeness ?near . ?near sg2:isOutside true .
            FILTER ( isIRI(?each) )
            FILTER ( ?near != sg2:independentPress || EXISTS { ?each sg2:ownershipNote ?owner } )
            FILTER NOT EXISTS { ?bought sg2:source ?each ; sg2:closeness ?said FILTER NOT EXISTS { ?said sg2:isOutside true } }
        }
    }
    BIND ( COALESCE(?outside, new:source) AS ?cited )
    BIND ( IF ( BOUND(?outside), ?none, ?cited ) AS ?document )
    BIND ( IF ( EXISTS { ?cited sg2:basis ?stated }, ?none, fill:basis ) AS ?basis )
    OPTIONAL {
        SELECT ?case (MIN(?each) AS ?session) WHERE {
            ?record sg2:describes ?case . ?case sg2:hasPhase?/^sg2:about/sg2:codedIn ?each .
            FILTER NOT EXISTS { ?record sg2:codedIn ?whole }
        }
        GROUP BY ?case
    }
}
