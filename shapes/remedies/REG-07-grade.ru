# Asks for the grade of the source, unless its letter tells it, and keeps the lowest of several.
DELETE { $this sg2:grade ?wrong }
INSERT { $this sg2:grade ?right }
WHERE {
    OPTIONAL {
        SELECT ?this (MAX(?ranked) AS ?best) {
            ?this sg2:grade ?given
            BIND ( UCASE(REPLACE(STR(?given), "^.*grade *", "", "i")) AS ?letter )
            FILTER ( ?letter IN ( "A" , "B" , "C" , "D" ) )
            BIND ( CONCAT(IF(isIRI(?given), "1", "0"), ?letter) AS ?ranked )
        }
        GROUP BY ?this
    }
    BIND ( COALESCE(IRI(CONCAT(STR(sg2:grade), SUBSTR(?best, 2))), fill:grade) AS ?right )
    OPTIONAL { $this sg2:grade ?wrong FILTER ( !sameTerm(?wrong, ?right) ) }
}
