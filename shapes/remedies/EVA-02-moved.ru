# Names the first point of the series as baseline, in place of a later one; where baselines lead in a circle, opens it at the earliest with a blank for the reason.
DELETE {
    $this sg2:baseline ?dropped .
    ?opened sg2:baseline ?link .
}
INSERT {
    $this sg2:baseline ?base .
    ?opened sg2:noBaseline fill:noBaseline .
}
WHERE {
    $this sg2:baseline ?later .
    ?later sg2:baseline ?any .
    OPTIONAL {
        # where the baselines lead, if that is of the same series
        $this sg2:baseline+ ?root ; sg2:ofIndicator ?indicator ; sg2:perimeter ?perimeter ; sg2:unit ?unit ; sg2:start ?start .
        ?root sg2:ofIndicator ?indicator ; sg2:perimeter ?perimeter ; sg2:unit ?unit ; sg2:start ?begin .
        FILTER ( ?begin < ?start )
        FILTER NOT EXISTS { ?root sg2:baseline ?former }
    }
    OPTIONAL {
        # the first point of the same series, if there is one
        SELECT ?this (MIN(?key) AS ?firstKey) WHERE {
            GRAPH <urn:sg2kg:finding> { ?finding <urn:sg2kg:this> ?this }
            ?this sg2:ofIndicator ?indicator ; sg2:perimeter ?perimeter ; sg2:unit ?unit ; sg2:start ?start .
            ?earlier sg2:ofIndicator ?indicator ; sg2:perimeter ?perimeter ; sg2:unit ?unit ; sg2:start ?begin .
            FILTER ( ?begin < ?start && isIRI(?earlier) )
            FILTER ( EXISTS { ?this rdfs:label ?one . ?earlier rdfs:label ?same . FILTER ( LCASE(STR(?one)) = LCASE(STR(?same)) ) }
                || NOT EXISTS { ?this rdfs:label ?any } )
            FILTER NOT EXISTS { ?earlier sg2:baseline ?former }
            FILTER NOT EXISTS { ?this sg2:forGroup ?group . FILTER NOT EXISTS { ?earlier sg2:forGroup ?group } }
            FILTER NOT EXISTS { ?earlier sg2:forGroup ?group . FILTER NOT EXISTS { ?this sg2:forGroup ?group } }
            BIND ( CONCAT(STR(?begin), " ", STR(?earlier)) AS ?key )
        }
        GROUP BY ?this
    }
    BIND ( IRI(STRAFTER(?firstKey, " ")) AS ?earliest )
    OPTIONAL {
        SELECT ?this (MIN(?key) AS ?circleKey) WHERE {
            GRAPH <urn:sg2kg:finding> { ?finding <urn:sg2kg:this> ?this }
            ?this sg2:baseline* ?point .
            ?point sg2:start ?day .
            FILTER ( isIRI(?point) )
            BIND ( CONCAT(STR(?day), " ", STR(?point)) AS ?key )
        }
        GROUP BY ?this
    }
    OPTIONAL { $this sg2:baseline ?good . FILTER NOT EXISTS { ?good sg2:baseline ?former } }
    BIND ( COALESCE(?good, ?root, ?earliest) AS ?right )
    BIND ( IF(BOUND(?right), ?none, COALESCE(IRI(STRAFTER(?circleKey, " ")), $this)) AS ?opened )
    BIND ( COALESCE(?opened, new:nothing) AS ?at )
    OPTIONAL { ?at sg2:baseline ?link }
    BIND ( IF(BOUND(?right), ?right, IF(?opened = $this, ?none, ?opened)) AS ?base )
    BIND ( IF(BOUND(?base) && ?later = ?base, ?none, ?later) AS ?dropped )
}
