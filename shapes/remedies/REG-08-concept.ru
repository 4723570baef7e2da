# Takes the concept whose id is given, or else asks for the concept.
DELETE { $this ?property ?wrong }
INSERT { $this ?property ?right }
WHERE {
    $this ?property ?wrong
    FILTER ( ?property IN ( sg2:affirms , sg2:denies , sg2:qualifies , sg2:likens , sg2:suggests ) )
    FILTER ( !isIRI(?wrong) || NOT EXISTS { ?wrong a/rdfs:subClassOf* skos:Concept } )
    BIND ( COALESCE(LCASE(REPLACE(STR(?wrong), "^.*[/#:]", "")), "") AS ?id )
    OPTIONAL {
        ?concept a/rdfs:subClassOf* skos:Concept ; skos:notation ?notation
        FILTER ( isIRI(?concept) && LCASE(STR(?notation)) = ?id )
    }
    OPTIONAL {
        SELECT ?wrong (COUNT(?before) AS ?rank) {
            ?statement sg2:affirms|sg2:denies|sg2:qualifies|sg2:likens|sg2:suggests ?wrong , ?before
            FILTER ( !isBlank(?wrong) && !isBlank(?before) && STR(?before) < STR(?wrong) )
        }
        GROUP BY ?wrong
    }
    BIND ( COALESCE(?concept, IRI(CONCAT(STR(fill:concept), COALESCE(CONCAT(".", STR(?rank + 1)), "")))) AS ?right )
}
