# The only voice from outside is an inference of the coder on waste, called research.
# base: mapped-example

DELETE { ?source sg2:closeness ?near }
INSERT { ?source sg2:closeness sg2:ownWord }
WHERE { ?statement sg2:about case:mapped-example ; sg2:source ?source . ?source sg2:closeness ?near } ;

INSERT DATA {
    :s17 a sg2:Statement ; dcterms:identifier "S-17" ;
        sg2:about case:mapped-example ; sg2:qualifies sg2x:environmentalValue ;
        sg2:says "The effect on waste seems to be small."@en ;
        sg2:basis sg2:weInfer ; sg2:inferredFrom :s13 ; sg2:closeness sg2:independentResearch ; sg2:confidence sg2:low .
}
