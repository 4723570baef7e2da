# Takes the later date away, and asks for that of a decision that was taken.
DELETE { $this sg2:takenOn ?later }
INSERT { $this sg2:takenOn ?date }
WHERE {
    ?case sg2:hasPhase?/sg2:hasDecision $this .
    ?record sg2:describes ?case ; dcterms:issued ?issued .
    $this sg2:takenOn ?later .
    FILTER ( STR(?later) > STR(?issued) )
    BIND ( IF ( EXISTS { $this sg2:takenOn ?day FILTER ( STR(?day) <= STR(?issued) ) }, ?none, fill:date ) AS ?date )
}
