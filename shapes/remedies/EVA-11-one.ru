# Takes out the families that have a figure of their own; where several are left, leaves blanks for one figure each, for they have to be computed anew.
DELETE {
    $this sg2:agreementOn ?dropped ; sg2:alpha ?oldAlpha ; sg2:alphaLow ?oldLow ; sg2:alphaHigh ?oldHigh ; sg2:unitCount ?oldCount .
}
INSERT {
    $this sg2:alpha ?newAlpha ; sg2:alphaLow ?newLow ; sg2:alphaHigh ?newHigh ; sg2:unitCount ?newCount .
    ?record sg2:hasAgreement ?made .
    ?made a sg2:CoderAgreement ; sg2:agreementOn ?dropped ; sg2:alpha ?alpha ; sg2:alphaLow ?low ; sg2:alphaHigh ?high ; sg2:unitCount ?count .
}
WHERE {
    ?record sg2:hasAgreement $this .
    {
        # the family that keeps this figure: the first that has none of its own
        SELECT ?this (MIN(?key) AS ?keptKey) WHERE {
            ?record sg2:hasAgreement ?this .
            ?this sg2:agreementOn ?family .
            BIND ( CONCAT(IF(EXISTS { ?record sg2:hasAgreement ?own . ?own sg2:agreementOn ?family . FILTER ( ?own != ?this ) }, "1 ", "0 "), STR(?family)) AS ?key )
        }
        GROUP BY ?this
    }
    BIND ( IRI(STRAFTER(?keptKey, " ")) AS ?kept )
    $this sg2:agreementOn ?dropped .
    FILTER ( ?dropped != ?kept )
    BIND ( EXISTS { ?record sg2:hasAgreement ?own . ?own sg2:agreementOn ?dropped . FILTER ( ?own != $this ) } AS ?known )
    BIND ( COALESCE(REPLACE(STR(?dropped), "^.*[/#]", ""), "other") AS ?name )
    BIND ( IF(?known, ?none, IRI(CONCAT(STR(new:agreement), "-", ?name))) AS ?made )
    BIND ( IRI(CONCAT(STR(fill:alpha), ".", ?name)) AS ?alpha )
    BIND ( IRI(CONCAT(STR(fill:alphaLow), ".", ?name)) AS ?low )
    BIND ( IRI(CONCAT(STR(fill:alphaHigh), ".", ?name)) AS ?high )
    BIND ( IRI(CONCAT(STR(fill:unitCount), ".", ?name)) AS ?count )
    OPTIONAL { $this sg2:alpha ?oldAlpha . FILTER ( BOUND(?made) ) }
    BIND ( IF(BOUND(?made), fill:alpha, ?none) AS ?newAlpha )
    OPTIONAL { $this sg2:alphaLow ?oldLow . FILTER ( BOUND(?made) ) }
    BIND ( IF(BOUND(?made), fill:alphaLow, ?none) AS ?newLow )
    OPTIONAL { $this sg2:alphaHigh ?oldHigh . FILTER ( BOUND(?made) ) }
    BIND ( IF(BOUND(?made), fill:alphaHigh, ?none) AS ?newHigh )
    OPTIONAL { $this sg2:unitCount ?oldCount . FILTER ( BOUND(?made) ) }
    BIND ( IF(BOUND(?made), fill:unitCount, ?none) AS ?newCount )
}
