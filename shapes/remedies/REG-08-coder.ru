# Names the submitter as coder where nobody is named; a coder in words or without an IRI gets one.
DELETE {
    $this sg2:coder ?text .
    ?coded sg2:codedIn ?words .
    ?nameless ?p ?o .
    ?s ?q ?nameless .
}
INSERT {
    ?session sg2:coder ?coder ; sg2:codedAt ?time .
    ?new rdfs:label ?name .
    ?coded sg2:codedIn ?begun .
    ?begun a sg2:CodingSession ; rdfs:label ?words .
    ?named ?p ?o .
    ?s ?q ?named .
}
WHERE {
    {
        # a session that is only named in words becomes one; of one of which nothing is told the time is asked as well
        ?coded sg2:codedIn $this
        FILTER ( isLiteral($this) || NOT EXISTS { $this sg2:coder ?anybody } )
        BIND ( IF(isLiteral($this), $this, ?nothing) AS ?words )
        BIND ( IF(isLiteral($this), new:session, ?nothing) AS ?begun )
        BIND ( COALESCE(?begun, $this) AS ?session )
        BIND ( IF(NOT EXISTS { $this ?property ?told }, fill:codedAt, ?nothing) AS ?time )
        { SELECT (MIN(?one) AS ?submitter) { ?record sg2:submitter ?one FILTER ( isIRI(?one) ) } }
        BIND ( COALESCE(?submitter, new:coder) AS ?coder )
        BIND ( IF(BOUND(?submitter), ?nothing, new:coder) AS ?new )
        BIND ( fill:coderName AS ?name )
    }
    UNION
    {
        $this sg2:coder ?text
        FILTER ( isLiteral(?text) )
        OPTIONAL { SELECT ?text (COUNT(?before) AS ?rank) { ?session sg2:coder ?text , ?before FILTER ( isLiteral(?before)
            && STR(?before) < STR(?text) ) } GROUP BY ?text }
        BIND ( $this AS ?session )
        BIND ( IRI(CONCAT(STR(new:coder), COALESCE(CONCAT(STR(?rank + 1), "-"), ""))) AS ?coder )
        BIND ( ?coder AS ?new )
        BIND ( ?text AS ?name )
    }
    UNION
    {
        $this sg2:coder ?nameless
        FILTER ( isBlank(?nameless) )
        BIND ( new:coder AS ?named )
        { ?nameless ?p ?o } UNION { ?s ?q ?nameless }
    }
}
