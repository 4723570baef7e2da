# Names the coding session that is in the file, with what it lacks, or else adds one, with the submitter as coder where no other is named.
INSERT {
    $this sg2:codedIn ?session .
    ?new a sg2:CodingSession .
    ?session sg2:coder ?coder ; sg2:codedAt ?time .
    ?person rdfs:label fill:coderName .
}
WHERE {
    { SELECT (MIN(?any) AS ?known) { GRAPH <urn:sg2kg:submission> { { ?coded sg2:codedIn ?any } UNION { ?any a sg2:CodingSession }
        FILTER ( isIRI(?any) ) } } }
    BIND ( COALESCE(?known, new:session) AS ?session )
    BIND ( IF(BOUND(?known), ?nothing, new:session) AS ?new )
    { SELECT ?this (MIN(?one) AS ?submitter) { ?this a sg2:CaseRecord OPTIONAL { ?this sg2:submitter ?one FILTER ( isIRI(?one) ) } } GROUP BY ?this }
    OPTIONAL { ?session sg2:coder ?named }
    OPTIONAL { ?session sg2:codedAt ?dated }
    BIND ( IF(BOUND(?named), ?nothing, COALESCE(?submitter, new:coder)) AS ?coder )
    BIND ( IF(BOUND(?named) || BOUND(?submitter), ?nothing, new:coder) AS ?person )
    BIND ( IF(BOUND(?dated), ?nothing, fill:codedAt) AS ?time )
}
