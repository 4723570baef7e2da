# Takes up the decision rule that the submission tells already, with a decision under it, or tells both, with the evidence for them.
INSERT {
    $this sg2:hasDecisionRule ?there , ?made ; sg2:hasDecision ?taken , ?decision .
    ?made a sg2:DecisionRule ; sg2:closureRule fill:closureRule ; sg2:meetingInterval fill:meetingInterval ; sg2:chairedBy fill:chair ;
        sg2:initiatorCanOverride fill:override ; sg2:ruleChange fill:ruleChange ; sg2:exitTerms fill:exitTerms .
    ?decision a sg2:Decision ; sg2:byRule ?rule ; sg2:takenOn fill:date ; sg2:outcome fill:outcome .
    ?evidence a sg2:Statement ; sg2:about $this ; sg2:shows ?made , ?decision ;
        sg2:basis ?basis ; sg2:source ?source ; sg2:locator fill:locator ; sg2:codedIn ?session .
    ?document a sg2:Source ; sg2:publisher fill:publisher ; sg2:published fill:published ; sg2:grade fill:grade ; sg2:closeness fill:closeness .
}
WHERE {
    OPTIONAL {
        SELECT ?this (MIN(?loose) AS ?there) WHERE {
            ?record sg2:describes ?this .
            ?this sg2:hasPhase?/^sg2:about/sg2:shows ?loose .
            ?loose a sg2:DecisionRule .
            ?loose sg2:closureRule ?closure ; sg2:meetingInterval ?interval ; sg2:chairedBy ?chair ; sg2:initiatorCanOverride false ; sg2:ruleChange ?change ; sg2:exitTerms ?exit .
            FILTER NOT EXISTS { ?any sg2:hasDecisionRule ?loose }
        }
        GROUP BY ?this
    }
    BIND ( COALESCE(?there, new:nothing) AS ?its )
    OPTIONAL {
        SELECT ?this ?its (MIN(?loose) AS ?taken) WHERE {
            ?record sg2:describes ?this .
            ?this sg2:hasPhase?/^sg2:about/sg2:shows ?loose .
            ?loose sg2:byRule ?its ; sg2:takenOn ?day ; sg2:outcome ?outcome .
            FILTER NOT EXISTS { ?any sg2:hasDecision ?loose }
        }
        GROUP BY ?this ?its
    }
    OPTIONAL { $this sg2:hasPhase?/sg2:hasDecision ?before . ?before sg2:byRule ?its ; sg2:takenOn ?day ; sg2:outcome ?outcome }
    BIND ( IF(BOUND(?there), ?none, new:decisionRule) AS ?made )
    BIND ( IF(BOUND(?there) && (BOUND(?taken) || BOUND(?before)), ?none, new:decision) AS ?decision )
    BIND ( COALESCE(?there, new:decisionRule) AS ?rule )
    BIND ( IF(BOUND(?decision), new:evidence, ?none) AS ?evidence )
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
    BIND ( IF(BOUND(?decision) && !BOUND(?cited), new:source, ?none) AS ?document )
    BIND ( IF(EXISTS { ?source sg2:basis ?said }, ?none, fill:basis) AS ?basis )
    OPTIONAL {
        ?uncoded a sg2:CaseRecord .
        FILTER NOT EXISTS { ?uncoded sg2:codedIn ?its }
        { SELECT (MIN(?coded) AS ?session) WHERE { GRAPH <urn:sg2kg:submission> { ?told sg2:codedIn ?coded } } }
    }
}
