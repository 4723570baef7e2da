# Asks for the licence, unless its name or address says which one is meant, and keeps one of several.
DELETE { $this dcterms:license ?wrong }
INSERT { $this dcterms:license ?right }
WHERE {
    OPTIONAL {
        SELECT ?this (MIN(?ranked) AS ?best) {
            ?this dcterms:license ?given
            BIND ( LCASE(STR(?given)) AS ?words )
            BIND ( REPLACE(?words, "^cc[ -]by(-nc)?(-sa|-nd)?[ -]([1-4]\\.0).*$", "https://creativecommons.org/licenses/by$1$2/$3/") AS ?named )
            BIND ( REPLACE(?named, "^cc0([ -]1\\.0)?$", "https://creativecommons.org/publicdomain/zero/1.0/") AS ?address )
            FILTER ( isIRI(?given) || (isLiteral(?given) && REGEX(?address, "^https?://[^ ]+$")) )
            BIND ( IF(isIRI(?given), CONCAT("0", STR(?given)), CONCAT("1", IF(?address = ?words, STR(?given), ?address))) AS ?ranked )
        }
        GROUP BY ?this
    }
    BIND ( COALESCE(IRI(SUBSTR(?best, 2)), fill:licence) AS ?right )
    OPTIONAL { $this dcterms:license ?wrong FILTER ( !sameTerm(?wrong, ?right) ) }
}
