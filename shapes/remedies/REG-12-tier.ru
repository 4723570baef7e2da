# Asks for the tier, unless its name says which one is meant, and keeps the lowest of several.
DELETE { $this dcterms:conformsTo ?wrong }
INSERT { $this dcterms:conformsTo ?right }
WHERE {
    OPTIONAL {
        SELECT ?this (MIN(?ranked) AS ?best) {
            ?this dcterms:conformsTo ?given
            BIND ( LCASE(REPLACE(STR(?given), "^.*[/#:]", "")) AS ?word )
            ?profile a prof:Profile ; prof:hasToken ?token
            FILTER ( isIRI(?profile) && (sameTerm(?given, ?profile) || (isLiteral(?given) && ?word = STR(?token))) )
            { SELECT ?profile (COUNT(?under) AS ?height) { ?profile prof:isProfileOf+ ?under } GROUP BY ?profile }
            BIND ( CONCAT(STR(?height), STR(?profile)) AS ?ranked )
        }
        GROUP BY ?this
    }
    BIND ( COALESCE(IRI(SUBSTR(?best, 2)), fill:tier) AS ?right )
    OPTIONAL { $this dcterms:conformsTo ?wrong FILTER ( !sameTerm(?wrong, ?right) ) }
}
