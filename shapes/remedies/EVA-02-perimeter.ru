# Names what was measured: the same as in the rest of the series, the case or phase for a share of the whole, or else a blank.
INSERT {
    $this sg2:perimeter ?right .
}
WHERE {
    OPTIONAL {
        SELECT ?this (MIN(?same) AS ?ofSeries) WHERE {
            ?this sg2:baseline|^sg2:baseline ?beside .
            ?beside sg2:perimeter ?same .
        }
        GROUP BY ?this
    }
    OPTIONAL {
        SELECT ?this (MIN(?unit) AS ?whole) WHERE {
            ?this sg2:ofIndicator sg2x:XE-2 .
            ?unit sg2:hasObservation ?this .
        }
        GROUP BY ?this
    }
    BIND ( COALESCE(?ofSeries, ?whole, fill:perimeter) AS ?right )
}
