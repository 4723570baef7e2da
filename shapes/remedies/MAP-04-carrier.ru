# Completes the carrier that lacks least to be shown with its function, or tells of a new one; where all are denied, of a phase in which one is not.
INSERT {
    ?case sg2:hasPhase ?phase .
    ?phase a sg2:Phase ; sg2:start fill:start .
    ?added a sg2:Statement ; sg2:about ?unit ; sg2:basis ?basis ; sg2:source ?cited ; sg2:locator fill:locator ; sg2:codedIn ?session .
    ?document a sg2:Source ; sg2:publisher fill:publisher ; sg2:published fill:published ; sg2:grade fill:grade ; sg2:closeness fill:closeness .
    ?statement sg2:affirms ?concept , ?also ; sg2:shows ?part .
    ?case sg2:hasCarrier ?unlinked .
    ?made a sg2:Carrier .
    ?part sg2:function ?does ; sg2:usedBy ?first , ?second ; sg2:ownedBy ?owner .
}
WHERE {
    {
        SELECT ?case ?unit ?statement ?concept ?part WHERE {
            {
                ?record sg2:describes ?case . ?case sg2:hasPhase? ?unit .
                ?statement sg2:about ?unit .
                { ?statement sg2:shows ?part ; sg2:affirms ?concept }
                UNION { ?statement sg2:shows ?part . ?part sg2:realises ?concept }
                UNION {
                    ?statement sg2:affirms ?concept . ?part sg2:realises ?concept .
                    FILTER NOT EXISTS { ?part sg2:realises ?beside FILTER NOT EXISTS { ?statement sg2:affirms/sg2:kindOf* ?beside } }
                }
                FILTER NOT EXISTS { ?denial sg2:about ?unit ; sg2:denies ?denied . ?concept sg2:kindOf* ?denied }
                FILTER NOT EXISTS { ?statement sg2:basis sg2:weInfer }
            }
            UNION {
                ?record sg2:describes ?case . ?case sg2:hasPhase? ?unit .
                ?statement sg2:about ?unit ; sg2:shows ?part . BIND ( fill:carrierConcept AS ?concept )
                FILTER NOT EXISTS { ?statement sg2:basis sg2:weInfer }
                FILTER NOT EXISTS { ?part sg2:realises ?known }
                FILTER NOT EXISTS { ?denial sg2:about ?unit ; sg2:denies/^sg2:kindOf* fw:C-PHY }
            }
            UNION {
                ?record sg2:describes ?case . ?case sg2:hasPhase?/sg2:hasCarrier ?part . ?part sg2:realises ?concept .
                BIND ( new:statement AS ?statement )
                BIND ( IF ( EXISTS { ?case ^sg2:about/sg2:denies/^sg2:kindOf* ?concept }, new:phase, ?case ) AS ?unit )
            }
            UNION {
                ?record sg2:describes ?case .
                BIND ( new:carrier AS ?part ) BIND ( fill:carrierConcept AS ?concept ) BIND ( new:statement AS ?statement )
                BIND ( IF ( EXISTS { ?case ^sg2:about/sg2:denies/^sg2:kindOf* fw:C-PHY }, new:phase, ?case ) AS ?unit )
            }
            FILTER ( ?concept = fill:carrierConcept || EXISTS { ?concept skos:broader+ fw:LAY-C } )
            FILTER ( ?part = new:carrier || EXISTS { ?part a sg2:Carrier } || EXISTS { ?anywhere sg2:hasCarrier ?part } )
            BIND ( IF ( ?part = new:carrier, 64, 0 ) + IF ( ?unit = new:phase, 32, 0 ) + IF ( ?statement = new:statement, 16, 0 )
                + IF ( EXISTS { ?statement sg2:affirms ?concept }, 0, IF ( ?concept = fill:carrierConcept, 12, 8 ) )
                + IF ( EXISTS { ?statement sg2:shows ?part }, 0, 4 ) + IF ( EXISTS { ?case sg2:hasPhase?/sg2:hasCarrier ?part }, 0, 1 )
                + IF ( EXISTS { ?part sg2:function ?told }, 0, 2 ) AS ?lacks )
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
    BIND ( IF ( ?part = new:carrier, ?part, ?none ) AS ?made )
    BIND ( IF ( EXISTS { ?case sg2:hasPhase?/sg2:hasCarrier ?part }, ?none, ?part ) AS ?unlinked )
    BIND ( IF ( EXISTS { ?part sg2:function ?told }, ?none, fill:function ) AS ?does )
    BIND ( IF ( BOUND(?made) && ?tier IN ( tier:co-governed, tier:evaluated ), fill:owner, ?none ) AS ?owner )
    BIND ( IF ( BOUND(?unlinked) && NOT EXISTS { ?part sg2:usedBy ?any }, fill:carrierUser, ?none ) AS ?first )
    BIND ( IF ( BOUND(?unlinked) && NOT EXISTS { ?part sg2:usedBy ?any }, fill:otherCarrierUser, ?none ) AS ?second )
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
