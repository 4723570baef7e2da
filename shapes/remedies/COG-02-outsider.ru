# Asks an independent partner's part in issue or design for a say that decides, once the rule gives it one; adds the part where there is none.
DELETE { ?seat sg2:say ?low }
INSERT {
    $this sg2:initiator ?initiator ; sg2:hasParticipation ?made .
    ?beginner a fill:actorClass ; rdfs:label fill:actorName .
    ?made a sg2:Participation ; sg2:participant ?who ; sg2:stage fw:DEF-5b ; sg2:role fill:partnerRole ; sg2:contributes ?gift .
    ?seat sg2:say ?say ; sg2:howDecides ?rule ; sg2:standing ?standing .
    ?newGift a sg2:Contribution ; rdfs:label fill:contribution ; sg2:contributionKind fill:contributionKind .
    ?added sg2:shows ?made .
    ?whole sg2:hasRisk ?risk .
    ?risk a sg2:Risk ; sg2:riskKind fill:riskKind ; sg2:bearerAfter ?exposed ; sg2:instrument fill:riskInstrument .
    ?evidence sg2:shows ?risk .
    ?added a sg2:Statement ; sg2:about $this ; sg2:basis ?basis ; sg2:source ?cited ; sg2:locator fill:locator5b ; sg2:codedIn ?session .
    ?document a sg2:Source ; sg2:publisher fill:publisher ; sg2:published fill:published ; sg2:grade fill:grade ; sg2:closeness fill:closeness .
}
WHERE {
    BIND ( $this AS ?case )
    OPTIONAL {
        SELECT ?case (MIN(?each) AS ?starter) WHERE {
            ?record sg2:describes ?case . ?case sg2:hasPhase?/sg2:hasParticipation ?began .
            ?began sg2:role sg2x:initiatorRole ; sg2:participant ?each .
            FILTER NOT EXISTS { ?case sg2:initiator ?named }
        }
        GROUP BY ?case
    }
    BIND ( IF ( EXISTS { $this sg2:initiator ?named }, ?none, COALESCE(?starter, new:initiator) ) AS ?initiator )
    BIND ( IF ( ?initiator = new:initiator, ?initiator, ?none ) AS ?beginner )
    OPTIONAL {
        SELECT ?case ?known WHERE {
            ?record sg2:describes ?case . ?case sg2:hasPhase?/sg2:hasParticipation ?known . ?known sg2:participant ?each ; sg2:stage ?early .
            FILTER ( ?early IN ( fw:DEF-5a, fw:DEF-5b ) && isIRI(?each) )
            FILTER NOT EXISTS { ?known sg2:decidesByLaw true }
            FILTER NOT EXISTS { ?known sg2:standing sg2:isInitiator }
            FILTER NOT EXISTS {
                { ?case sg2:initiator|sg2:initiator/sg2:controlledBy+ ?each }
                UNION { ?case sg2:initiator|sg2:initiator/sg2:controlledBy+ ?top . ?each sg2:controlledBy+ ?top }
            }
            FILTER NOT EXISTS { ?case sg2:hasPhase?/sg2:hasParticipation ?own . ?own sg2:participant ?each ; sg2:standing sg2:controlledByInitiator }
            FILTER ( EXISTS { ?case sg2:initiator ?named } || NOT EXISTS {
                ?case sg2:hasPhase?/sg2:hasParticipation ?began . ?began sg2:role sg2x:initiatorRole .
                { ?began sg2:participant|sg2:participant/sg2:controlledBy+ ?each }
                UNION { ?began sg2:participant|sg2:participant/sg2:controlledBy+ ?house . ?each sg2:controlledBy+ ?house }
            } )
            BIND ( IF ( EXISTS { ?known sg2:say/sg2:nextLower* sg2:collaborate }, 0, 4 ) + IF ( EXISTS { ?known sg2:standing sg2:independent }, 0, 1 )
                + IF ( EXISTS { ?case sg2:affectedGroup ?each }, 2, 0 ) AS ?lacks )
        }
        ORDER BY ?lacks ?known
        LIMIT 1
    }
    OPTIONAL {
        SELECT ?case (MIN(?each) AS ?partner) WHERE {
            ?record sg2:describes ?case . ?case sg2:hasPhase?/sg2:hasParticipation ?participation .
            ?participation sg2:participant ?each ; sg2:role/a sg2:PartnerRole . ?each a/rdfs:subClassOf* sg2:Actor .
            FILTER ( isIRI(?each) )
            FILTER NOT EXISTS {
                { ?case sg2:initiator|sg2:initiator/sg2:controlledBy+ ?each }
                UNION { ?case sg2:initiator|sg2:initiator/sg2:controlledBy+ ?top . ?each sg2:controlledBy+ ?top }
            }
            FILTER NOT EXISTS {
                ?case sg2:hasPhase?/sg2:hasParticipation ?own . ?own sg2:participant ?each
                FILTER ( EXISTS { ?own sg2:standing ?tied FILTER ( ?tied != sg2:independent ) } || EXISTS { ?own sg2:decidesByLaw true } )
            }
            FILTER NOT EXISTS { ?case sg2:affectedGroup ?each }
            FILTER NOT EXISTS { ?each a sg2:PeopleGroup }
        }
        GROUP BY ?case
    }
    BIND ( COALESCE(?partner, fill:participant) AS ?who )
    OPTIONAL {
        SELECT ?who (MIN(?each) AS ?usual) WHERE { ?giving sg2:participant ?who ; sg2:contributes ?each FILTER ( isIRI(?each) ) }
        GROUP BY ?who
    }
    BIND ( COALESCE(?known, new:participation) AS ?seat )
    BIND ( IF ( BOUND(?known), ?none, ?seat ) AS ?made )
    BIND ( EXISTS { ?seat sg2:say/sg2:nextLower* sg2:collaborate } AS ?decides )
    OPTIONAL { ?seat sg2:say ?low FILTER ( ! ?decides ) }
    BIND ( IF ( ?decides, ?none, fill:jointSay ) AS ?say )
    BIND ( IF ( EXISTS { ?seat sg2:howDecides ?told }, ?none, fill:howDecides ) AS ?rule )
    OPTIONAL { ?seat sg2:participant ?taking }
    BIND ( COALESCE(?taking, ?who) AS ?same )
    BIND ( IF ( EXISTS { ?seat sg2:standing sg2:independent }, ?none, IF ( EXISTS {
        ?case sg2:hasPhase?/sg2:hasParticipation ?elsewhere . ?elsewhere sg2:participant ?same ; sg2:standing sg2:independent
    }, sg2:independent, fill:standing ) ) AS ?standing )
    BIND ( IF ( BOUND(?made), COALESCE(?usual, new:contribution), ?none ) AS ?gift )
    BIND ( IF ( ?gift = new:contribution, ?gift, ?none ) AS ?newGift )
    BIND ( IF ( BOUND(?made), new:statement, ?none ) AS ?added )
    BIND ( IF ( BOUND(?made) && NOT EXISTS { ?bearing sg2:bearerBefore|sg2:bearerAfter|sg2:residualBearer ?same } && NOT EXISTS {
        ?case sg2:hasPhase?/sg2:hasParticipation ?giver . ?giver sg2:participant ?same ; sg2:contributes ?what ; sg2:role/a sg2:PartnerRole
    }, new:risk, ?none ) AS ?risk )
    BIND ( IF ( BOUND(?risk), ?case, ?none ) AS ?whole )
    BIND ( ?same AS ?exposed )
    BIND ( ?added AS ?evidence )
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
