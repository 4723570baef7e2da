# Asks for a name in English and one in simplified Chinese where there is none, and keeps one name in each language.
DELETE { $this rdfs:label ?further }
INSERT { $this rdfs:label ?english , ?chinese }
WHERE {
    OPTIONAL { $this rdfs:label ?any }
    BIND ( IF(BOUND(?any), ?nothing, fill:englishName) AS ?english )
    BIND ( IF(BOUND(?any), ?nothing, fill:chineseName) AS ?chinese )
    OPTIONAL {
        $this rdfs:label ?further , ?first
        FILTER ( LANG(?further) != "" && LCASE(LANG(?further)) = LCASE(LANG(?first)) && STR(?first) < STR(?further) )
    }
}
