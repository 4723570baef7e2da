# Takes the concept or field whose id is given, or else asks what was looked for.
DELETE { $this sg2:lookedFor ?wrong }
INSERT { $this sg2:lookedFor ?right }
WHERE {
    OPTIONAL {
        $this sg2:lookedFor ?wrong
        FILTER ( !isIRI(?wrong) || NOT EXISTS { ?wrong a/rdfs:subClassOf* skos:Concept } )
    }
    BIND ( COALESCE(LCASE(REPLACE(STR(?wrong), "^.*[/#:]", "")), "") AS ?id )
    OPTIONAL {
        ?concept a/rdfs:subClassOf* skos:Concept ; skos:notation ?notation
        FILTER ( isIRI(?concept) && LCASE(STR(?notation)) = ?id )
    }
    OPTIONAL {
        SELECT ?wrong (COUNT(?before) AS ?rank) {
            ?note sg2:lookedFor ?wrong , ?before
            FILTER ( !isBlank(?wrong) && !isBlank(?before) && STR(?before) < STR(?wrong) )
        }
        GROUP BY ?wrong
    }
    BIND ( COALESCE(?concept, IRI(CONCAT(STR(fill:lookedFor), COALESCE(CONCAT(".", STR(?rank + 1)), "")))) AS ?right )
}
