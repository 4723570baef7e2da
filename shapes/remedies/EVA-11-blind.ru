# Tells for each session where the codings are kept that each coder made alone.
INSERT {
    ?session sg2:blindLog ?log .
}
WHERE {
    $this sg2:codedIn ?session .
    FILTER NOT EXISTS { ?session sg2:blindLog ?kept }
    BIND ( COALESCE(IRI(CONCAT(STR(fill:blindLog), ".", REPLACE(STR(?session), "^.*[/#]", ""))), fill:blindLog) AS ?log )
}
