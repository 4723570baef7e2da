# Keeps one case and drops the others; gives it an IRI where it has none; takes the case that is in the file where none is named, or begins one.
DELETE {
    $this sg2:describes ?wrong .
    ?nameless ?p ?o .
    ?s ?q ?nameless .
}
INSERT {
    $this sg2:describes ?found , ?new .
    ?named ?p ?o .
    ?s ?q ?named .
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
    {
        $this sg2:describes ?kept , ?wrong
        FILTER ( isIRI(?kept) && !sameTerm(?kept, ?wrong) )
        BIND ( CONCAT(IF(EXISTS { ?kept a sg2:Case }, "0", "1"), STR(?kept)) AS ?rank )
        FILTER NOT EXISTS {
            $this sg2:describes ?other
            FILTER ( isIRI(?other) && CONCAT(IF(EXISTS { ?other a sg2:Case }, "0", "1"), STR(?other)) < ?rank )
        }
    }
    UNION
    {
        $this sg2:describes ?nameless
        FILTER ( isBlank(?nameless) && EXISTS { ?nameless ?property ?told } )
        FILTER NOT EXISTS { $this sg2:describes ?iri FILTER ( isIRI(?iri) ) }
        { ?nameless ?p ?o } UNION { ?s ?q ?nameless }
        BIND ( new:case AS ?named )
    }
    UNION
    {
        $this a sg2:CaseRecord
        FILTER NOT EXISTS { $this sg2:describes ?node FILTER ( isIRI(?node) || EXISTS { ?node ?property ?told } ) }
        OPTIONAL { $this sg2:describes ?wrong }
        {
            SELECT (MIN(?case) AS ?found) {
                GRAPH <urn:sg2kg:submission> {
                    { ?case a sg2:Case } UNION { ?statement sg2:about ?case FILTER NOT EXISTS { ?case a ?type } ?case ?property ?told }
                    FILTER ( isIRI(?case) )
                    FILTER NOT EXISTS { ?thing sg2:describes|sg2:hasPhase|sg2:wholeCase|sg2:likensTo ?case }
                }
            }
        }
        OPTIONAL {
            VALUES ( ?place ?initiator ?link ?statement ?source ) { ( new:place new:initiator new:link new:statement new:source ) }
            FILTER ( !BOUND(?found) )
        }
        BIND ( IF(BOUND(?found), ?nothing, new:case) AS ?new )
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
