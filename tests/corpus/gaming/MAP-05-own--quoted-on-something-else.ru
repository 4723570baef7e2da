# All sources are the shop's own; one of them quotes a study, and not on who takes part.
# base: mapped-example

DELETE { ?source sg2:closeness ?near }
INSERT { ?source sg2:closeness sg2:ownWord }
WHERE { ?statement sg2:about case:mapped-example ; sg2:source ?source . ?source sg2:closeness ?near } ;

INSERT DATA { :s14 sg2:closeness sg2:independentResearch }
