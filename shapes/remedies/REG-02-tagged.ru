# Asks for the name with its language; where an English name is there already, takes away the one without language.
DELETE { $this rdfs:label ?bare }
INSERT { $this rdfs:label ?name }
WHERE {
    $this rdfs:label ?bare
    FILTER ( !isLiteral(?bare) || LANG(?bare) = "" )
    OPTIONAL { $this rdfs:label ?english FILTER ( isLiteral(?english) && LANGMATCHES(LANG(?english), "en") ) }
    BIND ( IF(BOUND(?english), ?nothing, fill:name) AS ?name )
}
