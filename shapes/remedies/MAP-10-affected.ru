# Names a group of people that the record says to gain, to bear a risk or to use what is offered; else one that has to be named.
INSERT { $this sg2:affectedGroup ?group }
WHERE {
    OPTIONAL {
        SELECT ?case (MIN(?each) AS ?touched) WHERE {
            ?record sg2:describes ?case .
            { ?case sg2:hasPhase?/sg2:createsValue/sg2:beneficiary ?each }
            UNION { ?case sg2:hasPhase?/sg2:hasRisk/(sg2:bearerBefore|sg2:bearerAfter|sg2:residualBearer) ?each }
            UNION {
                ?case sg2:hasPhase?/sg2:hasParticipation ?participation . ?participation sg2:participant ?each ; sg2:role ?role
                FILTER ( ?role IN ( sg2x:affected, sg2x:beneficiaryRole, sg2x:user, sg2x:customer ) )
            }
            ?each a sg2:PeopleGroup FILTER ( isIRI(?each) )
        }
        GROUP BY ?case
    }
    FILTER ( ! BOUND(?case) || ?case = $this )
    BIND ( COALESCE(?touched, fill:affectedGroup) AS ?group )
}
