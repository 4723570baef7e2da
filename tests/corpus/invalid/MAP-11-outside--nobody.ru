# All that is told of the case is the word of the shop, and an office speaks of the shop alone.
# base: mapped-example

DELETE { ?source sg2:closeness ?near }
INSERT { ?source sg2:closeness sg2:ownWord }
WHERE { ?statement sg2:about case:mapped-example ; sg2:source ?source . ?source sg2:closeness ?near }
