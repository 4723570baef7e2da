# The press alone speaks from outside, and it is told to whom it belongs.
# base: mapped-example

DELETE { ?source sg2:closeness ?near }
INSERT { ?source sg2:closeness sg2:ownWord }
WHERE { ?statement sg2:about case:mapped-example ; sg2:source ?source . ?source sg2:closeness ?near FILTER ( ?source != :p1 ) } ;

INSERT DATA {
    :s14 sg2:shows :p-association .
    :p1 sg2:ownershipNote "a cooperative of its readers"@en .
}
