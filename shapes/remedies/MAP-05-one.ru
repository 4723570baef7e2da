# Keeps the class of one sector, the one that fits the kind of actor where it is told, and takes the others away.
DELETE { $this a ?wrong }
WHERE {
    {
        SELECT ?this (MIN(?sector) AS ?first) WHERE {
            GRAPH <urn:sg2kg:submission> { ?this a ?type }
            ?type rdfs:subClassOf* ?sector . ?sector sg2:isSector true .
        }
        GROUP BY ?this
    }
    OPTIONAL {
        SELECT ?this (MIN(?sector) AS ?fitting) WHERE {
            VALUES ( ?kind ?sector ) {
                ( fw:ACT-01 sg2:MarketActor ) ( fw:ACT-02 sg2:GovernmentActor ) ( fw:ACT-06 sg2:SocietyActor ) ( fw:ACT-07 sg2:SocietyActor )
            }
            ?this sg2:actorKind/sg2:kindOf* ?kind ; a/rdfs:subClassOf* ?sector .
        }
        GROUP BY ?this
    }
    BIND ( COALESCE(?fitting, ?first) AS ?kept )
    $this a ?wrong .
    ?wrong rdfs:subClassOf*/sg2:isSector true .
    FILTER NOT EXISTS { ?wrong rdfs:subClassOf* ?kept }
}
