# Asks for a name in simplified Chinese; one that is tagged zh-CN or zh-SG is in it already, and only tagged otherwise.
DELETE { $this rdfs:label ?regional }
INSERT { $this rdfs:label ?name }
WHERE {
    OPTIONAL { $this rdfs:label ?regional FILTER ( LCASE(LANG(?regional)) IN ( "zh-cn" , "zh-sg" ) ) }
    BIND ( COALESCE(STRLANG(STR(?regional), "zh-Hans"), fill:chineseName) AS ?name )
}
