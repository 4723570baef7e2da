# Writes the time of coding as a date and time, keeps the last of several, and asks for it where there is none or only a day.
DELETE { $this sg2:codedAt ?wrong }
INSERT { $this sg2:codedAt ?right }
WHERE {
    OPTIONAL {
        SELECT ?this (MAX(?time) AS ?last) {
            ?this sg2:codedAt ?given
            BIND ( xsd:dateTime(STR(?given)) AS ?time )
            FILTER ( BOUND(?time) && REGEX(STR(?given), "T") )
        }
        GROUP BY ?this
    }
    BIND ( COALESCE(?last, fill:codedAt) AS ?right )
    OPTIONAL { $this sg2:codedAt ?wrong FILTER ( !sameTerm(?wrong, ?right) ) }
}
