# The press does not say who owns it; a partner speaks, too, in a letter that the shop prints.
# base: mapped-example

DELETE { ?source sg2:closeness ?near }
INSERT { ?source sg2:closeness sg2:ownWord }
WHERE { ?statement sg2:about case:mapped-example ; sg2:source ?source . ?source sg2:closeness ?near FILTER ( ?source != :p1 ) } ;

INSERT DATA { :s01 sg2:closeness sg2:partner }
