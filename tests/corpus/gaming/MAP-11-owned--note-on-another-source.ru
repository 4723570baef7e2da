# It is told who owns the agreement, and not who owns the newspaper.
# base: mapped-example

DELETE { ?source sg2:closeness ?near }
INSERT { ?source sg2:closeness sg2:ownWord }
WHERE { ?statement sg2:about case:mapped-example ; sg2:source ?source . ?source sg2:closeness ?near FILTER ( ?source != :p1 ) } ;

INSERT DATA {
    :s14 sg2:shows :p-association .
    :d1 sg2:ownershipNote "drawn up by the shop"@en .
}
