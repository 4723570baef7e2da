# Takes out what is no kind of contribution on the list and leaves a blank for the kind; what is told in words alone becomes a contribution.
DELETE {
    ?giver sg2:contributes ?words .
    $this sg2:contributionKind ?wrong .
    ?wrong ?is ?what .
}
INSERT {
    ?giver sg2:contributes new:contribution .
    ?contribution a sg2:Contribution ; rdfs:label ?words ; sg2:contributionKind fill:contributionKind .
    $this sg2:contributionKind ?kind .
}
WHERE {
    {
        ?giver sg2:contributes $this .
        FILTER ( isLiteral($this) )
        BIND ( $this AS ?words )
        BIND ( new:contribution AS ?contribution )
    } UNION {
        $this sg2:contributionKind ?wrong .
        FILTER ( !isIRI(?wrong) || !EXISTS { ?wrong a sg2:ContributionKind } )
        OPTIONAL { ?wrong ?is ?what . FILTER ( isBlank(?wrong) ) }
    } UNION {
        ?anybody sg2:contributes $this .
        FILTER ( !isLiteral($this) )
        FILTER NOT EXISTS { $this sg2:contributionKind ?right . ?right a sg2:ContributionKind . FILTER ( isIRI(?right) ) }
        BIND ( fill:contributionKind AS ?kind )
    }
}
