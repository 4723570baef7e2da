# Says of what kind the value is, as a statement that shows it affirms where there is one, and what changes for those who benefit.
INSERT { $this sg2:valueKind ?kind ; sg2:whatChanges ?change }
WHERE {
    OPTIONAL {
        SELECT ?this (MIN(?affirmed) AS ?shown) WHERE { ?statement sg2:shows ?this ; sg2:affirms ?affirmed . ?affirmed a sg2:ValueKind }
        GROUP BY ?this
    }
    BIND ( IF ( EXISTS { $this sg2:valueKind ?known }, ?none, COALESCE(?shown, fill:valueKind) ) AS ?kind )
    BIND ( IF ( EXISTS { $this sg2:whatChanges ?known }, ?none, fill:whatChanges ) AS ?change )
}
