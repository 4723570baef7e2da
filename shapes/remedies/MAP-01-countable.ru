# Says how one can tell who belongs to the group; a group that is only a word becomes one that is described.
DELETE { ?gain sg2:beneficiary ?word }
INSERT { ?group sg2:membership fill:membership . ?gain sg2:beneficiary ?described . ?described a sg2:PeopleGroup ; rdfs:label ?word }
WHERE {
    OPTIONAL {
        ?gain sg2:beneficiary ?word .
        FILTER ( isLiteral(?word) && ?word = $this )
    }
    BIND ( IF ( BOUND(?word), new:group, ?none ) AS ?described )
    BIND ( COALESCE(?described, $this) AS ?group )
}
