# Adds a participation at each stage that has none, of a partner who takes part elsewhere; at the evaluation, of the affected people who have a say.
INSERT {
    ?case sg2:hasParticipation ?made .
    ?made a sg2:Participation ; sg2:participant ?taking ; sg2:stage ?value ; sg2:role ?role ; sg2:contributes ?gift ;
        sg2:standing ?standing ; sg2:say ?say ; sg2:howDecides ?rule ; sg2:howChosen ?way .
    ?newGift a sg2:Contribution ; rdfs:label ?called ; sg2:contributionKind ?kind .
    ?added sg2:shows ?made .
    ?whole sg2:hasRisk ?risk .
    ?risk a sg2:Risk ; sg2:riskKind fill:riskKind ; sg2:bearerAfter ?exposed ; sg2:instrument fill:riskInstrument .
    ?evidence sg2:shows ?risk .
    ?added a sg2:Statement ; sg2:about ?case ; sg2:basis ?basis ; sg2:source ?cited ; sg2:locator ?locator ; sg2:codedIn ?session .
    ?document a sg2:Source ; sg2:publisher fill:publisher ; sg2:published fill:published ; sg2:grade fill:grade ; sg2:closeness fill:closeness .
}
WHERE {
    BIND ( $this AS ?case )
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
        SELECT (fw:DEF-5d AS ?value) ?group WHERE {
            ?record sg2:describes ?case . ?case sg2:affectedGroup ?group .
            FILTER EXISTS {
            ?case sg2:hasPhase?/sg2:hasParticipation ?elsewhere .
            ?elsewhere sg2:participant|sg2:represents ?group ; sg2:participant ?speaker ; sg2:say/sg2:nextLower* sg2:involve .
            FILTER NOT EXISTS { ?case sg2:initiator ?initiator . ?speaker sg2:controlledBy* ?initiator FILTER ( ?speaker != ?group ) }
            }
        }
    }
    BIND ( BOUND(?group) AS ?affected )
    BIND ( COALESCE(?group, ?who) AS ?taking )
    BIND ( CONCAT(REPLACE(STR(?value), "^.*[/#]", ""), IF ( ?affected, CONCAT("-", REPLACE(STR(?group), "^.*[/#]", "")), "" )) AS ?words )
    BIND ( ENCODE_FOR_URI(?words) AS ?local )
    BIND ( IRI(CONCAT(STR(new:), "participation-", ?local)) AS ?made )
    OPTIONAL {
        SELECT ?taking (MIN(?each) AS ?usual) WHERE { ?giving sg2:participant ?taking ; sg2:contributes ?each FILTER ( isIRI(?each) ) }
        GROUP BY ?taking
    }
    BIND ( COALESCE(?usual, IRI(CONCAT(STR(new:), "contribution-", ?local))) AS ?gift )
    BIND ( IF ( BOUND(?usual), ?none, ?gift ) AS ?newGift )
    BIND ( ?value IN ( fw:DEF-5a, fw:DEF-5b ) AS ?early )
    BIND ( IF ( ?early, IRI(CONCAT(STR(fill:), "jointSay.", ?local)), IRI(CONCAT(STR(fill:), "say.", ?local)) ) AS ?say )
    BIND ( IF ( ?affected, IRI(CONCAT(STR(fill:), "role.", ?local)), IRI(CONCAT(STR(fill:), "partnerRole.", ?local)) ) AS ?role )
    BIND ( IF ( ?affected, ?none, IF ( EXISTS {
        ?case sg2:hasPhase?/sg2:hasParticipation ?elsewhere . ?elsewhere sg2:participant ?who ; sg2:standing sg2:independent
    }, sg2:independent, IRI(CONCAT(STR(fill:), "standing.", ?local)) ) ) AS ?standing )
    BIND ( IF ( ?early, IRI(CONCAT(STR(fill:), "howDecides.", ?local)), ?none ) AS ?rule )
    BIND ( IF ( ?affected, IRI(CONCAT(STR(fill:), "howChosen.", ?local)), ?none ) AS ?way )
    BIND ( IRI(CONCAT(STR(fill:), "contribution.", ?local)) AS ?called )
    BIND ( IRI(CONCAT(STR(fill:), "contributionKind.", ?local)) AS ?kind )
    BIND ( IRI(CONCAT(STR(new:), "statement-", ENCODE_FOR_URI(REPLACE(STR(?value), "^.*[/#]", "")))) AS ?added )
    BIND ( IF ( ! ?affected && NOT EXISTS { ?bearing sg2:bearerBefore|sg2:bearerAfter|sg2:residualBearer ?taking } && NOT EXISTS {
        ?case sg2:hasPhase?/sg2:hasParticipation ?giver . ?giver sg2:participant ?taking ; sg2:contributes ?what ; sg2:role/a sg2:PartnerRole
    }, new:risk, ?none ) AS ?risk )
    BIND ( IF ( BOUND(?risk), ?case, ?none ) AS ?whole )
    BIND ( ?taking AS ?exposed )
    BIND ( ?added AS ?evidence )
    OPTIONAL {
        VALUES ( ?value ?passage ) {
            ( fw:DEF-5a fill:locator5a ) ( fw:DEF-5b fill:locator5b ) ( fw:DEF-5c fill:locator5c ) ( fw:DEF-5d fill:locator5d )
        }
    }
    BIND ( COALESCE(?passage, IRI(CONCAT(STR(fill:), "locator.", ?local))) AS ?locator )
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
