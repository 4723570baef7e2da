# Says who owns each press source that speaks of the case.
INSERT { ?source sg2:ownershipNote fill:ownershipNote }
WHERE {
    $this sg2:hasPhase?/^sg2:about ?spoken .
    ?spoken sg2:source ?source .
    FILTER ( EXISTS { ?spoken sg2:closeness sg2:independentPress }
        || ( EXISTS { ?source sg2:closeness sg2:independentPress } && NOT EXISTS { ?spoken sg2:closeness ?said } ) )
    FILTER NOT EXISTS { ?source sg2:ownershipNote ?told }
}
