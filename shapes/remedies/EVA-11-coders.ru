# Adds a second coder to the coding session, or a session with two.
INSERT {
    $this sg2:codedIn ?made .
    ?made a sg2:CodingSession ; sg2:codedAt fill:codedAt ; sg2:blindLog fill:blindLog .
    ?coding sg2:coder fill:coder , ?second .
}
WHERE {
    OPTIONAL { SELECT ?this (MIN(?each) AS ?session) WHERE { ?this a sg2:CaseRecord ; sg2:codedIn ?each } GROUP BY ?this }
    BIND ( COALESCE(?session, new:session) AS ?coding )
    BIND ( IF(BOUND(?session), ?none, new:session) AS ?made )
    BIND ( IF(EXISTS { $this sg2:codedIn/sg2:coder ?first }, ?none, fill:otherCoder) AS ?second )
}
