# The newspaper and the office print what the shop has paid for, and nobody else speaks.
# base: mapped-example

DELETE { ?source sg2:closeness ?near }
INSERT { ?source sg2:closeness sg2:ownWord }
WHERE { ?statement sg2:about case:mapped-example ; sg2:basis sg2:submitterSays ; sg2:source ?source . ?source sg2:closeness ?near } ;

INSERT DATA {
    :s14 sg2:closeness sg2:paid .
    :s15 sg2:closeness sg2:paid .
}
