# Names the first point of the series as baseline, in place of a later one; where there is none, leaves a blank for the reason.
DELETE {
    $this sg2:baseline ?later .
}
INSERT {
    $this sg2:baseline ?base ; sg2:noBaseline ?reason .
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
    OPTIONAL { $this sg2:baseline ?good . FILTER NOT EXISTS { ?good sg2:baseline ?former } }
    BIND ( IF(BOUND(?good), ?none, COALESCE(?root, ?earliest)) AS ?base )
    BIND ( IF(BOUND(?good) || BOUND(?base), ?none, fill:noBaseline) AS ?reason )
}
