# Writes the day of the search in its form, keeps the last of several, and asks for it where there is none.
DELETE { $this sg2:searchedOn ?wrong }
INSERT { $this sg2:searchedOn ?right }
WHERE {
    OPTIONAL {
        SELECT ?this (MAX(?ranked) AS ?best) {
            ?this sg2:searchedOn ?given
            BIND ( REPLACE(STR(?given), "(T[0-9:.]+)?(Z|[+-][0-9]{2}:[0-9]{2})?$", "") AS ?date )
            BIND ( REPLACE(REPLACE(?date, "[/年月]", "-"), "日|-$", "") AS ?dashed )
            BIND ( REPLACE(REPLACE(?dashed, "-([0-9])(-|$)", "-0$1$2"), "-([0-9])(-|$)", "-0$1$2") AS ?text )
            FILTER ( REGEX(?text, "^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$") )
            BIND ( CONCAT(IF(sameTerm(?given, ?text), "1", "0"), ?text) AS ?ranked )
        }
        GROUP BY ?this
    }
    BIND ( COALESCE(SUBSTR(?best, 2), fill:searchedOn) AS ?right )
    OPTIONAL { $this sg2:searchedOn ?wrong FILTER ( !sameTerm(?wrong, ?right) ) }
}
