# Gives the figure in a unit of its indicator, in the whole series, and leaves a blank for the number that has to be worked out anew.
DELETE {
    ?figure sg2:unit ?value ; sg2:value ?number .
}
INSERT {
    ?figure sg2:unit ?right ; sg2:value ?converted ; sg2:denominator ?ofWhat .
}
WHERE {
    $this sg2:ofIndicator ?indicator .
    OPTIONAL {
        SELECT ?this (MIN(?used) AS ?ofSeries) WHERE {
            ?this sg2:ofIndicator/sg2:measuredIn ?used ; (sg2:baseline|^sg2:baseline)+/sg2:unit ?used .
        }
        GROUP BY ?this
    }
    { SELECT ?indicator (MIN(?each) AS ?listed) WHERE { ?indicator sg2:measuredIn ?each } GROUP BY ?indicator }
    OPTIONAL { $this sg2:unit ?also . ?indicator sg2:measuredIn ?also }
    # a unit that fits stands beside the one that does not: then that one is taken out, and the number stays
    BIND ( IF(BOUND(?also), ?none, COALESCE(?ofSeries, ?listed)) AS ?right )
    $this (sg2:baseline|^sg2:baseline)* ?figure .
    ?figure sg2:unit ?value ; sg2:ofIndicator ?indicator .
    OPTIONAL { ?figure sg2:value ?number . FILTER ( BOUND(?right) ) }
    BIND ( IF(?figure = $this, fill:value, IRI(CONCAT(STR(fill:value), ".", REPLACE(STR(?figure), "^.*[/#]", "")))) AS ?blank )
    BIND ( IF(BOUND(?right), ?blank, ?none) AS ?converted )
    BIND ( IF(BOUND(?right) && EXISTS { ?right a sg2:RatioUnit } && NOT EXISTS { ?figure sg2:denominator ?told }, fill:denominator, ?none) AS ?ofWhat )
}
