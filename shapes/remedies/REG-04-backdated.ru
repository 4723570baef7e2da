# Marks the start as uncertain, since no source is of its time.
DELETE { $this sg2:start ?claimed }
INSERT { $this sg2:start ?doubted }
WHERE {
    $this sg2:start ?claimed
    FILTER ( REGEX(STR(?claimed), "^[0-9]{4}[^?]*$") )
    FILTER NOT EXISTS {
        $this sg2:hasPhase?/^sg2:about/sg2:source/sg2:published ?published
        FILTER ( xsd:integer(SUBSTR(STR(?published), 1, 4)) - xsd:integer(SUBSTR(STR(?claimed), 1, 4)) <= 5 )
    }
    BIND ( CONCAT(REPLACE(STR(?claimed), "~$", ""), "?") AS ?doubted )
}
