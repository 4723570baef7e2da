# Names one actor: keeps the one who has no other participation at this stage and gives the others theirs, describes it, or asks for it.
DELETE { $this sg2:participant ?wrong . ?bare ?tells ?what . ?subject ?says ?bare }
INSERT {
    $this sg2:participant ?kept .
    ?actor a ?class ; rdfs:label ?label ; ?tells ?what .
    ?subject ?says ?actor .
    ?situation sg2:hasParticipation ?twin .
    ?twin a sg2:Participation ; sg2:participant ?extra ; ?property ?object .
    ?shown sg2:shows ?twin .
    ?whole sg2:hasRisk ?risk .
    ?risk a sg2:Risk ; sg2:riskKind fill:riskKind ; sg2:bearerAfter ?exposed ; sg2:instrument fill:riskInstrument .
    ?evidence sg2:shows ?risk .
}
WHERE {
    ?situation sg2:hasParticipation $this .
    OPTIONAL {
        SELECT ?this (MIN(?each) AS ?only) WHERE {
            ?any sg2:hasParticipation ?this . ?this sg2:participant ?each . ?each a/rdfs:subClassOf* sg2:Actor .
            FILTER ( isIRI(?each) )
            FILTER NOT EXISTS { ?this sg2:stage ?stage . ?any sg2:hasParticipation ?another . ?another sg2:stage ?stage ; sg2:participant ?each
                FILTER ( ?another != ?this ) }
        }
        GROUP BY ?this
    }
    OPTIONAL {
        SELECT ?this (MIN(?each) AS ?first) WHERE {
            ?any sg2:hasParticipation ?this . ?this sg2:participant ?each . ?each a/rdfs:subClassOf* sg2:Actor FILTER ( isIRI(?each) )
        }
        GROUP BY ?this
    }
    OPTIONAL {
        SELECT ?this (MIN(?each) AS ?elsewhere) (COUNT(DISTINCT ?each) AS ?number) WHERE {
            ?any sg2:hasParticipation ?this , ?other . ?this sg2:stage ?stage . ?other sg2:participant ?each . ?each a/rdfs:subClassOf* sg2:Actor .
            FILTER ( isIRI(?each) )
            FILTER NOT EXISTS { ?this sg2:participant ?somebody }
            FILTER NOT EXISTS { ?any sg2:hasParticipation ?here . ?here sg2:stage ?stage ; sg2:participant ?each }
            FILTER NOT EXISTS { ?whole sg2:hasPhase? ?any ; sg2:affectedGroup ?each }
        }
        GROUP BY ?this
    }
    OPTIONAL { $this sg2:participant ?undescribed FILTER ( isIRI(?undescribed) && NOT EXISTS { ?undescribed a ?type } && ! BOUND(?first) ) }
    OPTIONAL { $this sg2:participant ?unnamed FILTER ( isBlank(?unnamed) && ! BOUND(?first) && ! BOUND(?undescribed) ) }
    BIND ( COALESCE(?only, ?first, ?undescribed, IF ( BOUND(?unnamed), new:actor, ?none ),
        IF ( ?number = 1, ?elsewhere, ?none ), fill:participant) AS ?kept )
    OPTIONAL { $this sg2:participant ?wrong FILTER ( ! sameTerm(?wrong, ?kept) ) }
    BIND ( COALESCE(?unnamed, new:nobody) AS ?bare )
    OPTIONAL { GRAPH <urn:sg2kg:submission> { ?bare ?tells ?what } }
    OPTIONAL { GRAPH <urn:sg2kg:submission> { ?subject ?says ?bare } }
    BIND ( IF ( BOUND(?unnamed) || BOUND(?undescribed), ?kept, ?none ) AS ?actor )
    BIND ( COALESCE(?unnamed, ?undescribed, new:nobody) AS ?raw )
    BIND ( IF ( EXISTS { ?raw a/rdfs:subClassOf* sg2:Actor }, ?none, fill:actorClass ) AS ?class )
    BIND ( IF ( EXISTS { ?raw rdfs:label ?called }, ?none, fill:actorName ) AS ?label )
    OPTIONAL {
        $this sg2:participant ?extra . ?extra a/rdfs:subClassOf* sg2:Actor . ?shown sg2:shows $this .
        FILTER ( isIRI(?extra) && ?extra != ?kept )
        FILTER NOT EXISTS { $this sg2:stage ?stage . ?situation sg2:hasParticipation ?another . ?another sg2:stage ?stage ; sg2:participant ?extra
            FILTER ( ?another != $this ) }
    }
    OPTIONAL { $this ?property ?object FILTER ( BOUND(?extra) && ?property != sg2:participant && ?property != rdf:type ) }
    BIND ( IRI(CONCAT(STR(new:), "participation-", ENCODE_FOR_URI(REPLACE(STR(?extra), "^.*[/#]", "")))) AS ?twin )
    OPTIONAL {
        ?evidence sg2:shows $this .
        $this sg2:contributes ?gift ; sg2:role/a sg2:PartnerRole .
        FILTER ( ! BOUND(?first) && ! BOUND(?elsewhere) || ! BOUND(?first) && ?kept = fill:participant )
        FILTER NOT EXISTS { ?bearing sg2:bearerBefore|sg2:bearerAfter|sg2:residualBearer ?kept }
        FILTER NOT EXISTS { ?bearing sg2:bearerBefore|sg2:bearerAfter|sg2:residualBearer ?raw }
    }
    BIND ( IF ( BOUND(?evidence), new:risk, ?none ) AS ?risk )
    BIND ( IF ( BOUND(?evidence), ?situation, ?none ) AS ?whole )
    BIND ( ?kept AS ?exposed )
}
