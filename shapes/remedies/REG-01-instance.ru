# Calls a case what is told as one, takes the case that is in the file for one of which nothing is told, and begins an instance of a mere kind.
DELETE {
    ?record sg2:describes ?wrong .
    $this a ?dropped .
}
INSERT {
    $this a ?right .
    ?record sg2:describes ?instead , ?new .
    ?new a sg2:Case ; rdfs:label fill:englishName , fill:chineseName ; sg2:issue fill:issue ; sg2:start fill:start ;
        sg2:locatedIn ?place ; sg2:initiator ?initiator ; sg2:hasLink ?link .
    ?place a sg2:Place ; rdfs:label fill:placeName ; sg2:adminCode fill:adminCode .
    ?initiator a fill:actorClass ; rdfs:label fill:actorName .
    ?link a sg2:CaseLink ; sg2:operator fill:operator .
    ?statement a sg2:Statement ; sg2:about ?new ; sg2:shows ?link ;
        sg2:basis fill:basis ; sg2:source ?source ; sg2:locator fill:locator ; sg2:codedIn ?session .
    ?source a sg2:Source ; sg2:publisher fill:publisher ; sg2:published fill:published ; sg2:grade fill:grade ; sg2:closeness fill:closeness .
    ?begun a sg2:CodingSession ; sg2:coder ?coder ; sg2:codedAt fill:codedAt .
    ?person rdfs:label fill:coderName .
}
WHERE {
    ?record sg2:describes $this
    OPTIONAL { GRAPH <urn:sg2kg:submission> { $this sg2:start|sg2:locatedIn|sg2:initiator|sg2:hasLink ?particular } }
    OPTIONAL { GRAPH <urn:sg2kg:submission> { $this a ?kind } FILTER ( ?kind IN ( sg2:PracticeKind , sg2:Phase ) ) }
    OPTIONAL { GRAPH <urn:sg2kg:submission> { $this ?property ?told } }
    {
        SELECT (MIN(?case) AS ?found) {
            GRAPH <urn:sg2kg:submission> {
                { ?case a sg2:Case } UNION { ?statement sg2:about ?case FILTER NOT EXISTS { ?case a ?type } ?case ?property ?told }
                FILTER ( isIRI(?case) )
                FILTER NOT EXISTS { ?thing sg2:describes|sg2:hasPhase|sg2:wholeCase|sg2:likensTo ?case }
            }
        }
    }
    BIND ( BOUND(?told) && (BOUND(?particular) || !BOUND(?kind)) AS ?typed )
    BIND ( IF(?typed, sg2:Case, ?nothing) AS ?right )
    BIND ( IF(?typed, ?kind, ?nothing) AS ?dropped )
    BIND ( IF(?typed, ?nothing, ?found) AS ?instead )
    BIND ( IF(?typed || BOUND(?found), ?nothing, IF(BOUND(?told), new:case, $this)) AS ?new )
    BIND ( IF(?typed || sameTerm($this, COALESCE(?new, sg2:Case)), ?nothing, $this) AS ?wrong )
    OPTIONAL {
        VALUES ( ?place ?initiator ?link ?statement ?source ) { ( new:place new:initiator new:link new:statement new:source ) }
        FILTER ( BOUND(?new) )
    }
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
