# Adds that the part is shown by the first statement that affirms what it realises or names its operator; where none does, adds a statement.
# A part that is only named in words becomes a thing with this name; a link of which nothing is told asks for its end as well.
DELETE { ?owner ?property ?words }
INSERT {
    ?owner ?property ?new .
    ?new rdfs:label ?words .
    ?part sg2:operator ?operator .
    ?evidence sg2:shows ?part .
    ?statement a sg2:Statement ; sg2:shows ?part ; sg2:about ?owner ; sg2:contextFor ?context ;
        sg2:basis ?basis ; sg2:source ?source ; sg2:locator fill:locator ; sg2:codedIn ?session .
    ?made a sg2:Source ; sg2:publisher fill:publisher ; sg2:published fill:published ; sg2:grade fill:grade ; sg2:closeness fill:closeness .
    ?begun a sg2:CodingSession ; sg2:coder ?coder ; sg2:codedAt fill:codedAt .
    ?person rdfs:label fill:coderName .
}
WHERE {
    ?owner ?property $this
    FILTER ( ?property IN ( sg2:hasMechanism , sg2:hasCarrier , sg2:createsValue , sg2:hasBenefitRule , sg2:hasRisk , sg2:hasDecisionRule ,
        sg2:hasGrievanceChannel , sg2:hasExperiment , sg2:hasLink , sg2:hasParticipation , sg2:hasObservation , sg2:hasDecision ,
            sg2:hasHarmReview ) )
    BIND ( IF(isLiteral($this), $this, ?nothing) AS ?words )
    BIND ( IF(isLiteral($this), new:part, ?nothing) AS ?new )
    BIND ( COALESCE(?new, $this) AS ?part )
    BIND ( IF(?property = sg2:hasLink && NOT EXISTS { $this ?any ?told }, fill:operator, ?nothing) AS ?operator )
    OPTIONAL {
        ?record sg2:describes ?case
        FILTER ( !isLiteral(?case) )
        FILTER NOT EXISTS { ?record sg2:describes ?other FILTER ( isIRI(?other) && STR(?other) < STR(?case) ) }
    }
    OPTIONAL {
        ?owner a/rdfs:subClassOf* ?situation
        FILTER ( ?situation = sg2:Situation )
    }
    OPTIONAL { ?thing sg2:describes|sg2:hasPhase ?owner BIND ( ?owner AS ?situation ) }
    BIND ( IF(BOUND(?situation), ?nothing, ?case) AS ?context )
    OPTIONAL {
        SELECT ?this (MIN(?found) AS ?evidence) {
            GRAPH <urn:sg2kg:submission> {
                { ?this sg2:realises ?concept . ?found sg2:affirms ?concept }
                    UNION { ?this sg2:operator|sg2:wholeCase ?end . ?found sg2:names|sg2:likensTo ?end }
                ?holder ?holds ?this . ?found sg2:about ?holder ; sg2:source ?cited
                FILTER ( isIRI(?found) )
            }
        }
        GROUP BY ?this
    }
    BIND ( IF(BOUND(?evidence), ?nothing, new:statement) AS ?statement )
    {
        SELECT (MIN(?complete) AS ?known) {
            GRAPH <urn:sg2kg:submission> {
                ?complete a sg2:Source ; sg2:closeness ?closeness
                { ?complete sg2:publisher ?publisher ; sg2:published ?published ; sg2:grade ?grade } UNION { ?statement sg2:source ?complete }
                FILTER ( isIRI(?complete) )
                FILTER NOT EXISTS { ?complete sg2:grade sg2:gradeD }
                FILTER NOT EXISTS { ?record sg2:setAside ?complete }
                FILTER NOT EXISTS { ?complete sg2:basis sg2:weInfer }
            }
        }
    }
    BIND ( COALESCE(?known, new:source) AS ?source )
    BIND ( IF(BOUND(?known) || BOUND(?evidence), ?nothing, new:source) AS ?made )
    OPTIONAL { ?source sg2:basis ?said }
    BIND ( IF(BOUND(?said), ?nothing, fill:basis) AS ?basis )
    # where neither the record nor any statement tells its coding session, the new statement begins one
    OPTIONAL {
        ?coded a sg2:CaseRecord
        FILTER ( BOUND(?statement) )
        FILTER NOT EXISTS { ?coded sg2:codedIn ?any }
        FILTER NOT EXISTS { GRAPH <urn:sg2kg:submission> { ?uncoded sg2:about|sg2:jointlyAbout|sg2:contextFor ?subject }
                            FILTER ( ?uncoded != $this && NOT EXISTS { ?uncoded sg2:codedIn ?any } ) }
        OPTIONAL { ?coded sg2:submitter ?coding FILTER ( isIRI(?coding) ) }
        { SELECT (MIN(?any) AS ?held) { GRAPH <urn:sg2kg:submission> { ?thing sg2:codedIn ?any FILTER ( isIRI(?any) ) } } }
    }
    BIND ( IF(BOUND(?coded), COALESCE(?held, new:session), ?nothing) AS ?session )
    BIND ( IF(BOUND(?coded) && !BOUND(?held), new:session, ?nothing) AS ?begun )
    BIND ( IF(BOUND(?begun), COALESCE(?coding, new:coder), ?nothing) AS ?coder )
    BIND ( IF(BOUND(?begun) && !BOUND(?coding), new:coder, ?nothing) AS ?person )
}
