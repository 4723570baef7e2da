# Sets an outcome beside the figure of the same time from elsewhere that the submission tells already, or beside a new one with blanks.
INSERT {
    ?outcome sg2:comparedWith ?other , ?beside ; sg2:unit ?unit .
    ?beside a sg2:Observation ; sg2:ofIndicator ?indicator ; sg2:value fill:comparisonValue ; sg2:unit ?unit ; sg2:denominator ?ofWhat ; sg2:start ?start ;
        sg2:perimeter fill:comparisonPerimeter ; sg2:method fill:method ; sg2:observer fill:observer ; sg2:noBaseline fill:noBaseline .
}
WHERE {
    OPTIONAL {
        SELECT ?this (MIN(?key) AS ?pairKey) WHERE {
            ?record sg2:describes ?this .
            ?this sg2:hasPhase?/sg2:hasObservation ?late .
            ?late sg2:ofIndicator ?thing ; sg2:unit ?in ; sg2:baseline ?from ; sg2:perimeter ?here ; sg2:start ?when .
            ?thing a sg2:OutcomeIndicator .
            ?elsewhere sg2:ofIndicator ?thing ; sg2:unit ?in ; sg2:perimeter ?there ; sg2:start ?when .
            FILTER ( isIRI(?late) && isIRI(?elsewhere) )
            FILTER NOT EXISTS { ?this sg2:hasPhase?/sg2:hasObservation ?elsewhere }
            FILTER NOT EXISTS { ?elsewhere sg2:perimeter ?here }
            FILTER NOT EXISTS { ?elsewhere sg2:forGroup ?some }
            BIND ( CONCAT(STR(?late), " ", STR(?elsewhere)) AS ?key )
        }
        GROUP BY ?this
    }
    OPTIONAL {
        SELECT ?this (MIN(?late) AS ?latest) WHERE {
            ?record sg2:describes ?this .
            ?this sg2:hasPhase?/sg2:hasObservation ?late .
            ?late sg2:ofIndicator/rdf:type sg2:OutcomeIndicator ; sg2:baseline ?from .
        }
        GROUP BY ?this
    }
    BIND ( IRI(STRAFTER(?pairKey, " ")) AS ?other )
    BIND ( COALESCE(IRI(STRBEFORE(?pairKey, " ")), ?latest, new:nothing) AS ?outcome )
    BIND ( IF(BOUND(?other), ?none, new:comparison) AS ?beside )
    ?outcome sg2:ofIndicator ?indicator .
    ?indicator a sg2:OutcomeIndicator .
    OPTIONAL { ?outcome sg2:unit ?known }
    OPTIONAL { ?outcome sg2:baseline/sg2:unit ?ofSeries }
    BIND ( COALESCE(?known, ?ofSeries, fill:unit) AS ?unit )
    OPTIONAL { ?outcome sg2:start ?start }
    BIND ( IF(EXISTS { ?unit a sg2:RatioUnit }, fill:denominator, ?none) AS ?ofWhat )
}
