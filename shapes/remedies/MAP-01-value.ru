# Completes the value that lacks least to be shown for somebody else, or tells of a new one; where all are denied, of a phase in which one is not.
INSERT {
    ?case sg2:hasPhase ?phase .
    ?phase a sg2:Phase ; sg2:start fill:start .
    ?added a sg2:Statement ; sg2:about ?unit ; sg2:basis ?basis ; sg2:source ?cited ; sg2:locator fill:locator ; sg2:codedIn ?session .
    ?document a sg2:Source ; sg2:publisher fill:publisher ; sg2:published fill:published ; sg2:grade fill:grade ; sg2:closeness fill:closeness .
    ?statement sg2:affirms ?concept , ?also ; sg2:shows ?part .
    ?case sg2:createsValue ?unlinked .
    ?made a sg2:Value .
    ?part sg2:beneficiary ?gains ; sg2:valueKind ?kind ; sg2:whatChanges ?change .
}
WHERE {
    {
        SELECT ?case ?unit ?statement ?concept ?part WHERE {
            {
                ?record sg2:describes ?case . ?case sg2:hasPhase? ?unit .
                ?statement sg2:about ?unit .
                { ?statement sg2:shows ?part ; sg2:affirms ?concept }
                UNION { ?statement sg2:shows ?part . ?part sg2:valueKind ?concept }
                UNION {
                    ?statement sg2:affirms ?concept . ?part sg2:valueKind ?concept .
                    FILTER NOT EXISTS { ?part sg2:realises ?beside FILTER NOT EXISTS { ?statement sg2:affirms/sg2:kindOf* ?beside } }
                }
                FILTER NOT EXISTS { ?denial sg2:about ?unit ; sg2:denies ?denied . ?concept sg2:kindOf* ?denied }
                FILTER NOT EXISTS { ?statement sg2:basis sg2:weInfer }
            }
            UNION {
                ?record sg2:describes ?case . ?case sg2:hasPhase? ?unit .
                ?statement sg2:about ?unit ; sg2:shows ?part . BIND ( fill:valueKind AS ?concept )
                FILTER NOT EXISTS { ?statement sg2:basis sg2:weInfer }
                FILTER NOT EXISTS { ?part sg2:valueKind ?known }
                FILTER NOT EXISTS { ?denial sg2:about ?unit ; sg2:denies/^sg2:kindOf* sg2x:socialValue }
            }
            UNION {
                ?record sg2:describes ?case . ?case sg2:hasPhase?/sg2:createsValue ?part . ?part sg2:valueKind ?concept .
                BIND ( new:statement AS ?statement )
                BIND ( IF ( EXISTS { ?case ^sg2:about/sg2:denies/^sg2:kindOf* ?concept }, new:phase, ?case ) AS ?unit )
            }
            UNION {
                ?record sg2:describes ?case .
                BIND ( new:value AS ?part ) BIND ( fill:valueKind AS ?concept ) BIND ( new:statement AS ?statement )
                BIND ( IF ( EXISTS { ?case ^sg2:about/sg2:denies/^sg2:kindOf* sg2x:socialValue }, new:phase, ?case ) AS ?unit )
            }
            FILTER ( ?concept = fill:valueKind || EXISTS { ?concept sg2:kindOf fw:DEF-6 } )
            FILTER ( ?part = new:value || EXISTS { ?part a sg2:Value } || EXISTS { ?anywhere sg2:createsValue ?part } )
            BIND ( IF ( ?part = new:value, 64, 0 ) + IF ( ?unit = new:phase, 32, 0 ) + IF ( ?statement = new:statement, 16, 0 )
                + IF ( EXISTS { ?statement sg2:affirms ?concept }, 0, IF ( ?concept = fill:valueKind, 12, 8 ) )
                + IF ( EXISTS { ?statement sg2:shows ?part }, 0, 4 ) + IF ( EXISTS { ?case sg2:hasPhase?/sg2:createsValue ?part }, 0, 1 )
                + IF ( EXISTS { ?part sg2:beneficiary ?who .
                    FILTER NOT EXISTS {
                        { ?case sg2:initiator|sg2:initiator/sg2:controlledBy+ ?who }
                        UNION { ?case sg2:initiator|sg2:initiator/sg2:controlledBy+ ?top . ?who sg2:controlledBy+ ?top }
                    } }, 0, 2 ) AS ?lacks )
        }
        ORDER BY ?lacks ?statement ?part ?concept
        LIMIT 1
    }
    FILTER ( ?case = $this )
    BIND ( IF ( ?statement = new:statement, ?statement, ?none ) AS ?added )
    OPTIONAL {
        ?part sg2:realises ?also .
        FILTER ( BOUND(?added) )
        FILTER NOT EXISTS { ?shown sg2:shows ?part ; sg2:affirms/sg2:kindOf* ?also }
    }
    BIND ( IF ( ?unit = new:phase, ?unit, ?none ) AS ?phase )
    BIND ( IF ( ?part = new:value, ?part, ?none ) AS ?made )
    BIND ( IF ( EXISTS { ?case sg2:hasPhase?/sg2:createsValue ?part }, ?none, ?part ) AS ?unlinked )
    OPTIONAL {
        SELECT ?case (MIN(?each) AS ?user) WHERE {
            ?record sg2:describes ?case . ?case sg2:hasPhase?/sg2:hasParticipation ?participation .
            ?participation sg2:participant ?each ; sg2:role ?role .
            ?each sg2:membership ?members .
            FILTER ( isIRI(?each) && ?role IN ( sg2x:user, sg2x:customer, sg2x:beneficiaryRole ) )
            FILTER NOT EXISTS {
                { ?case sg2:initiator|sg2:initiator/sg2:controlledBy+ ?each }
                UNION { ?case sg2:initiator|sg2:initiator/sg2:controlledBy+ ?top . ?each sg2:controlledBy+ ?top }
            }
        }
        GROUP BY ?case
    }
    OPTIONAL {
        ?part sg2:beneficiary ?other .
        FILTER NOT EXISTS {
            { ?case sg2:initiator|sg2:initiator/sg2:controlledBy+ ?other }
            UNION { ?case sg2:initiator|sg2:initiator/sg2:controlledBy+ ?top . ?other sg2:controlledBy+ ?top }
        }
    }
    BIND ( IF ( BOUND(?other), ?none, COALESCE(?user, fill:beneficiary) ) AS ?gains )
    BIND ( IF ( BOUND(?unlinked) && NOT EXISTS { ?part sg2:valueKind ?known }, ?concept, ?none ) AS ?kind )
    BIND ( IF ( BOUND(?unlinked) && NOT EXISTS { ?part sg2:whatChanges ?told }, fill:whatChanges, ?none ) AS ?change )
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
