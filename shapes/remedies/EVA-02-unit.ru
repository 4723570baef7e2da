# Takes out what is no unit, or all where several are given; names the unit of the series, or the only one of the indicator, or leaves a blank.
DELETE {
    $this sg2:unit ?wrong .
    ?wrong ?is ?what .
}
INSERT {
    $this sg2:unit ?right ; sg2:denominator ?ofWhat .
}
WHERE {
    $this sg2:ofIndicator ?indicator .
    OPTIONAL {
        # the one unit that is given and fits
        $this sg2:unit ?fitting .
        ?fitting a sg2:Unit .
        FILTER ( isIRI(?fitting) )
        FILTER ( NOT EXISTS { ?indicator sg2:measuredIn ?listed } || EXISTS { ?indicator sg2:measuredIn ?fitting } )
        FILTER NOT EXISTS {
            $this sg2:unit ?second .
            ?second a sg2:Unit .
            FILTER ( isIRI(?second) && ?second != ?fitting )
            FILTER ( NOT EXISTS { ?indicator sg2:measuredIn ?listed } || EXISTS { ?indicator sg2:measuredIn ?second } )
        }
    }
    OPTIONAL {
        SELECT ?this (MIN(?used) AS ?ofSeries) WHERE {
            ?this sg2:baseline|^sg2:baseline ?beside .
            ?beside sg2:unit ?used ; sg2:ofIndicator ?same .
            ?this sg2:ofIndicator ?same .
            ?used a sg2:Unit .
            FILTER ( isIRI(?used) && ?beside != ?this )
        }
        GROUP BY ?this
    }
    OPTIONAL {
        ?indicator sg2:measuredIn ?only .
        FILTER NOT EXISTS { ?indicator sg2:measuredIn ?another . FILTER ( ?another != ?only ) }
    }
    BIND ( IF(EXISTS { ?indicator sg2:measuredIn sg2x:unit-complaint }, fill:complaintUnit,
        IF(EXISTS { ?indicator sg2:measuredIn sg2x:unit-partnerKind }, fill:partnerUnit,
        IF(EXISTS { ?indicator sg2:measuredIn sg2x:unit-percent }, fill:shareUnit,
        IF(EXISTS { ?indicator sg2:measuredIn sg2x:unit-EUR }, fill:moneyUnit, fill:unit)))) AS ?blank )
    BIND ( COALESCE(?fitting, ?ofSeries, ?only, ?blank) AS ?right )
    BIND ( IF(( EXISTS { ?right a sg2:RatioUnit } || ?right = fill:shareUnit ) && NOT EXISTS { $this sg2:denominator ?told }, fill:denominator, ?none) AS ?ofWhat )
    OPTIONAL {
        $this sg2:unit ?wrong .
        FILTER ( !SAMETERM(?wrong, ?right) )
        OPTIONAL { ?wrong ?is ?what . FILTER ( isBlank(?wrong) ) }
    }
}
