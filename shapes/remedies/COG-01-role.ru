# Takes away what is no role on the list, and asks for the role where none is left.
DELETE { $this sg2:role ?wrong }
INSERT { $this sg2:role ?role }
WHERE {
    OPTIONAL { $this sg2:role ?wrong FILTER ( ! isIRI(?wrong) || NOT EXISTS { ?wrong a/rdfs:subClassOf* sg2:Role } ) }
    BIND ( IF ( EXISTS { $this sg2:role ?right . ?right a/rdfs:subClassOf* sg2:Role FILTER ( isIRI(?right) ) }, ?none, fill:role ) AS ?role )
}
