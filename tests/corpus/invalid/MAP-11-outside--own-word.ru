# All that is told of the case is the word of the shop; an office speaks of the association only.
# base: mapped-example

DELETE { ?source sg2:closeness ?near }
INSERT { ?source sg2:closeness sg2:ownWord }
WHERE { ?statement sg2:about case:mapped-example ; sg2:source ?source . ?source sg2:closeness ?near } ;

INSERT DATA {
    :s17 a sg2:Statement ; dcterms:identifier "S-17" ;
        sg2:about :association ; sg2:contextFor case:mapped-example ; sg2:shows :p-association ;
        sg2:says "The association is on the list of those who hold repair days."@en ;
        sg2:basis sg2:publicSourceSays ; sg2:source :p3 ; sg2:locator "line 50" ; sg2:confidence sg2:high .
}
