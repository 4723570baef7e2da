# Keeps the earliest start.
DELETE { $this sg2:start ?later }
WHERE {
    $this sg2:start ?later , ?first
    FILTER ( !sameTerm(?later, ?first) )
    BIND ( CONCAT(IF(REGEX(STR(?first), "^[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?[?~]?$"), "0", "1"), STR(?first), " ",
        COALESCE(STR(DATATYPE(?first)), "")) AS ?rank )
    BIND ( CONCAT(IF(REGEX(STR(?later), "^[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?[?~]?$"), "0", "1"), STR(?later), " ",
        COALESCE(STR(DATATYPE(?later)), "")) AS ?after )
    FILTER ( ?rank < ?after )
}
