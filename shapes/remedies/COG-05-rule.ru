# Takes up the benefit rule that the submission tells already, or tells one, with the evidence for it.
INSERT {
    $this sg2:hasBenefitRule ?there , ?made .
    ?made a sg2:BenefitRule ; sg2:receiver fill:receiver ; sg2:formula fill:formula ; sg2:decidedBy fill:decider ; sg2:exAnte fill:beforehand .
    ?evidence a sg2:Statement ; sg2:about $this ; sg2:shows ?made ;
        sg2:basis ?basis ; sg2:source ?source ; sg2:locator fill:locator ; sg2:codedIn ?session .
    ?document a sg2:Source ; sg2:publisher fill:publisher ; sg2:published fill:published ; sg2:grade fill:grade ; sg2:closeness fill:closeness .
}
WHERE {
    OPTIONAL {
        SELECT ?this (MIN(?loose) AS ?there) WHERE {
            ?record sg2:describes ?this .
            ?this sg2:hasPhase?/^sg2:about/sg2:shows ?loose .
            ?loose a sg2:BenefitRule .
            ?loose sg2:receiver ?receiver ; sg2:formula ?formula ; sg2:decidedBy ?decider ; sg2:exAnte true .
            FILTER NOT EXISTS { ?any sg2:hasBenefitRule ?loose }
        }
        GROUP BY ?this
    }
    BIND ( IF(BOUND(?there), ?none, new:benefitRule) AS ?made )
    BIND ( IF(BOUND(?made), new:evidence, ?none) AS ?evidence )
    {
        SELECT (MIN(?complete) AS ?cited) WHERE {
            GRAPH <urn:sg2kg:submission> {
                ?complete a sg2:Source ; sg2:publisher ?publisher ; sg2:published ?published ; sg2:grade ?grade ; sg2:closeness ?closeness .
                FILTER ( isIRI(?complete) && ?grade != sg2:gradeD )
                FILTER NOT EXISTS { ?record sg2:setAside ?complete }
                FILTER NOT EXISTS { ?complete sg2:basis sg2:weInfer }
            }
        }
    }
    BIND ( COALESCE(?cited, new:source) AS ?source )
    BIND ( IF(BOUND(?made) && !BOUND(?cited), new:source, ?none) AS ?document )
    BIND ( IF(EXISTS { ?source sg2:basis ?said }, ?none, fill:basis) AS ?basis )
    OPTIONAL {
        ?uncoded a sg2:CaseRecord .
        FILTER NOT EXISTS { ?uncoded sg2:codedIn ?its }
        { SELECT (MIN(?coded) AS ?session) WHERE { GRAPH <urn:sg2kg:submission> { ?told sg2:codedIn ?coded } } }
    }
}
