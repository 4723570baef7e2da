# Names the instrument by which the risk was moved, in place of saying that each bears its own.
DELETE {
    $this sg2:instrument sg2x:bearsOwn
}
INSERT {
    $this sg2:instrument ?means
}
WHERE {
    OPTIONAL {
        $this sg2:instrument ?other .
        ?other a sg2:RiskInstrument .
        FILTER ( ?other != sg2x:bearsOwn )
    }
    BIND ( IF(BOUND(?other), ?none, fill:riskInstrument) AS ?means )
}
