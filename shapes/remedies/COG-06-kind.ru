# Takes out what is no kind of risk on the list, and leaves a blank for the kind where none is left.
DELETE {
    $this sg2:riskKind ?wrong .
    ?wrong ?is ?what .
}
INSERT {
    $this sg2:riskKind ?kind .
}
WHERE {
    {
        $this sg2:riskKind ?wrong .
        FILTER ( !isIRI(?wrong) || !EXISTS { ?wrong a sg2:RiskKind } )
        OPTIONAL { ?wrong ?is ?what . FILTER ( isBlank(?wrong) ) }
    } UNION {
        ?case sg2:hasRisk $this .
        FILTER NOT EXISTS { $this sg2:riskKind ?right . ?right a sg2:RiskKind . FILTER ( isIRI(?right) ) }
        BIND ( fill:riskKind AS ?kind )
    }
}
