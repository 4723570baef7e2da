# Lists a participation that a statement shows and the case leaves out, of a partner from another sector; else tells of one that has to be named.
INSERT {
    $this sg2:hasParticipation ?participation , ?other .
    ?made a sg2:Participation ; sg2:participant new:partner ; sg2:role fill:partnerRole ; sg2:stage ?stage ; sg2:say ?say ; sg2:contributes ?gift .
    ?gift a sg2:Contribution ; rdfs:label fill:contribution ; sg2:contributionKind fill:contributionKind .
    ?whole sg2:hasRisk ?risk .
    ?risk a sg2:Risk ; sg2:riskKind fill:riskKind ; sg2:bearerAfter new:partner ; sg2:instrument fill:riskInstrument .
    ?partner a ?sector ; rdfs:label fill:actorName .
    ?other a sg2:Participation ; sg2:participant new:secondPartner ; sg2:role fill:partnerRole.second .
    ?second a fill:secondSector ; rdfs:label fill:actorName.second .
    ?added sg2:shows ?made , ?other , ?risk .
    ?added a sg2:Statement ; sg2:about $this ; sg2:basis ?basis ; sg2:source ?cited ; sg2:locator fill:locator ; sg2:codedIn ?session .
    ?document a sg2:Source ; sg2:publisher fill:publisher ; sg2:published fill:published ; sg2:grade fill:grade ; sg2:closeness fill:closeness .
}
WHERE {
    BIND ( $this AS ?case )
    OPTIONAL {
        SELECT ?case (MIN(?each) AS ?known) WHERE {
            ?record sg2:describes ?case . ?case sg2:hasPhase?/^sg2:about/sg2:shows ?each .
            ?each sg2:participant ?who ; sg2:role ?role .
            ?role a sg2:PartnerRole . ?who a/rdfs:subClassOf* ?class . ?class sg2:isSector true .
            FILTER ( isIRI(?role) )
            FILTER NOT EXISTS { ?anywhere sg2:hasParticipation ?each }
            FILTER NOT EXISTS { ?each sg2:standing sg2:controlledByInitiator }
            FILTER NOT EXISTS {
                { ?case sg2:initiator|sg2:initiator/sg2:controlledBy+ ?who }
                UNION { ?case sg2:initiator|sg2:initiator/sg2:controlledBy+ ?top . ?who sg2:controlledBy+ ?top }
            }
            FILTER NOT EXISTS { ?case sg2:hasPhase?/sg2:hasParticipation ?own . ?own sg2:participant ?who ; sg2:standing sg2:controlledByInitiator }
            FILTER EXISTS { ?case sg2:initiator/a/rdfs:subClassOf* ?base . ?base sg2:isSector true }
            FILTER NOT EXISTS { ?case sg2:initiator/a/rdfs:subClassOf* ?class }
        }
        GROUP BY ?case
    }
    BIND ( COALESCE(?known, new:participation) AS ?participation )
    BIND ( IF ( BOUND(?known), ?none, ?participation ) AS ?made )
    BIND ( IF ( BOUND(?made), new:partner, ?none ) AS ?partner )
    BIND ( IF ( EXISTS { ?case sg2:initiator/a/rdfs:subClassOf* sg2:SocietyActor }, fill:secondSector, fill:partnerSector ) AS ?sector )
    BIND ( IF ( BOUND(?known) || EXISTS { ?case sg2:initiator/a/rdfs:subClassOf* ?base . ?base sg2:isSector true }, ?none, new:otherParticipation )
        AS ?other )
    BIND ( IF ( BOUND(?other), new:secondPartner, ?none ) AS ?second )
    BIND ( IF ( BOUND(?made), new:statement, ?none ) AS ?added )
    BIND ( BOUND(?made) && ?tier IN ( tier:co-governed, tier:evaluated ) AS ?full )
    BIND ( IF ( ?full, fill:stage, ?none ) AS ?stage )
    BIND ( IF ( ?full, fill:say, ?none ) AS ?say )
    BIND ( IF ( ?full, new:contribution, ?none ) AS ?gift )
    BIND ( IF ( ?full, new:risk, ?none ) AS ?risk )
    BIND ( IF ( ?full, ?case, ?none ) AS ?whole )
    OPTIONAL {
        SELECT ?case (MIN(?each) AS ?source) WHERE {
            ?record sg2:describes ?case . ?case sg2:hasPhase?/^sg2:about/sg2:source ?each .
            ?each a sg2:Source ; sg2:closeness ?near . ?near sg2:isOutside true . FILTER ( isIRI(?each) )
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
