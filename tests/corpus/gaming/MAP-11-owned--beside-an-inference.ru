# Beside a newspaper of unknown owner there is only an inference of the coder, called research.
# base: mapped-example

DELETE { ?source sg2:closeness ?near }
INSERT { ?source sg2:closeness sg2:ownWord }
WHERE { ?statement sg2:about case:mapped-example ; sg2:source ?source . ?source sg2:closeness ?near FILTER ( ?source != :p1 ) } ;

INSERT DATA {
    :s14 sg2:shows :p-association .
    :s17 a sg2:Statement ; dcterms:identifier "S-17" ;
        sg2:about case:mapped-example ;
        sg2:says "The association seems to be independent."@en ;
        sg2:basis sg2:weInfer ; sg2:inferredFrom :s01 ; sg2:closeness sg2:independentResearch ; sg2:confidence sg2:low .
}
