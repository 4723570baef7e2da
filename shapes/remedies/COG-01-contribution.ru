# Says what the participant gives: what it gives elsewhere in the case, else something to be told, with the risk that it then bears.
INSERT {
    $this sg2:contributes ?gift .
    ?made a sg2:Contribution ; rdfs:label fill:contribution ; sg2:contributionKind fill:contributionKind .
    ?whole sg2:hasRisk ?risk .
    ?risk a sg2:Risk ; sg2:riskKind fill:riskKind ; sg2:bearerAfter ?exposed ; sg2:instrument fill:riskInstrument .
    ?evidence sg2:shows ?risk .
}
WHERE {
    ?situation sg2:hasParticipation $this .
    OPTIONAL {
        SELECT ?this (MIN(?each) AS ?known) WHERE {
            ?any sg2:hasParticipation ?this , ?other . ?this sg2:participant ?who .
            ?other sg2:participant ?who ; sg2:contributes ?each FILTER ( isIRI(?each) )
        }
        GROUP BY ?this
    }
    BIND ( COALESCE(?known, new:contribution) AS ?gift )
    BIND ( IF ( BOUND(?known), ?none, ?gift ) AS ?made )
    OPTIONAL {
        SELECT ?this (MIN(?each) AS ?evidence) (MIN(?who) AS ?exposed) WHERE {
            ?any sg2:hasParticipation ?this . ?each sg2:shows ?this .
            ?this sg2:participant ?who ; sg2:role/a sg2:PartnerRole . ?who a/rdfs:subClassOf* sg2:Actor .
            FILTER NOT EXISTS { ?bearing sg2:bearerBefore|sg2:bearerAfter|sg2:residualBearer ?who }
            FILTER NOT EXISTS { 
                ?any sg2:hasParticipation ?other . ?other sg2:participant ?who ; sg2:contributes ?something ; sg2:role/a sg2:PartnerRole
            }
        }
        GROUP BY ?this
    }
    BIND ( IF ( BOUND(?evidence), new:risk, ?none ) AS ?risk )
    BIND ( IF ( BOUND(?evidence), ?situation, ?none ) AS ?whole )
}
