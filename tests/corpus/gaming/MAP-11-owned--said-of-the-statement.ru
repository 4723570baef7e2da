# A page of the shop is called press where it is cited, and it is not told who owns it.
# base: mapped-example

DELETE { ?source sg2:closeness ?near }
INSERT { ?source sg2:closeness sg2:ownWord }
WHERE { ?statement sg2:about case:mapped-example ; sg2:source ?source . ?source sg2:closeness ?near } ;

INSERT DATA { :s14 sg2:shows :p-association ; sg2:closeness sg2:independentPress }
