# Writes the version as plain text (not a number: its zeros are lost), keeps the last of several, and asks for it where there is none.
DELETE { $this sg2:version ?wrong }
INSERT { $this sg2:version ?right }
WHERE {
    OPTIONAL {
        SELECT ?this (MAX(?ranked) AS ?best) {
            ?this sg2:version ?given
            FILTER ( isLiteral(?given) && DATATYPE(?given) NOT IN ( xsd:decimal , xsd:double , xsd:float ) )
            BIND ( STR(?given) AS ?text )
            FILTER ( REGEX(?text, ".") )
            BIND ( CONCAT(IF(sameTerm(?given, ?text), "1", "0"), ?text) AS ?ranked )
        }
        GROUP BY ?this
    }
    BIND ( COALESCE(SUBSTR(?best, 2), fill:version) AS ?right )
    OPTIONAL { $this sg2:version ?wrong FILTER ( !sameTerm(?wrong, ?right) ) }
}
