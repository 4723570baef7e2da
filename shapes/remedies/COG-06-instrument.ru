# Takes out what is no instrument on the list, and leaves a blank for the instrument where none is left.
DELETE {
    $this sg2:instrument ?wrong .
    ?wrong ?is ?what .
}
INSERT {
    $this sg2:instrument ?kind .
}
WHERE {
    {
        $this sg2:instrument ?wrong .
        FILTER ( !isIRI(?wrong) || !EXISTS { ?wrong a sg2:RiskInstrument } )
        OPTIONAL { ?wrong ?is ?what . FILTER ( isBlank(?wrong) ) }
    } UNION {
        ?case sg2:hasRisk $this .
        FILTER NOT EXISTS { $this sg2:instrument ?right . ?right a sg2:RiskInstrument . FILTER ( isIRI(?right) ) }
        BIND ( fill:riskInstrument AS ?kind )
    }
}
