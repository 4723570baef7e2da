# Beside a newspaper of unknown owner there is only a page of a partner that the shop has written.
# base: mapped-example

DELETE { ?source sg2:closeness ?near }
INSERT { ?source sg2:closeness sg2:ownWord }
WHERE { ?statement sg2:about case:mapped-example ; sg2:source ?source . ?source sg2:closeness ?near FILTER ( ?source != :p1 && ?source != :d4 ) } ;

INSERT DATA {
    :s13 sg2:closeness sg2:ownWord .
    :s14 sg2:shows :p-association .
}
