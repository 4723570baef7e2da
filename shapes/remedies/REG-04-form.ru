# Writes the date in its form where it says which one is meant, and asks for it otherwise.
DELETE { $this ?property ?wrong }
INSERT { $this ?property ?right }
WHERE {
    $this ?property ?wrong
    FILTER ( ?property IN ( sg2:start , sg2:end ) )
    FILTER ( !COALESCE(DATATYPE(?wrong) = xsd:string && REGEX(STR(?wrong), "^[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?[?~]?$"), false) )
    BIND ( REPLACE(STR(?wrong), "(T[0-9:.]+)?(Z|[+-][0-9]{2}:[0-9]{2})?$", "") AS ?date )
    BIND ( REPLACE(?date, "^([0-9]{1,2})/([0-9]{4})$", "$2-$1") AS ?turned )
    BIND ( REPLACE(REPLACE(?turned, "[/年月]", "-"), "日|-$", "") AS ?dashed )
    BIND ( REPLACE(REPLACE(?dashed, "-([0-9])(-|[?~]|$)", "-0$1$2"), "-([0-9])(-|[?~]|$)", "-0$1$2") AS ?text )
    BIND ( IF(COALESCE(REGEX(?text, "^[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?[?~]?$"), false), ?text,
        IF(?property = sg2:start, fill:start, fill:end)) AS ?right )
}
