# A council of several sectors starts the network; it belongs to none of them, and its partners do.
# base: mapped-example

DELETE DATA {
    case:mapped-example sg2:initiator :firm ; sg2:affectedGroup :visitors , :residents .
    :p-firm sg2:role sg2x:initiatorRole ; sg2:standing sg2:isInitiator .
    :s06 sg2:affirms fw:V-02b .
} ;

INSERT DATA {
    case:mapped-example sg2:initiator :council .
    :council a sg2:JointBody ; rdfs:label "council for repair"@en .
    :p-firm sg2:standing sg2:independent .
    :s17 a sg2:Statement ; dcterms:identifier "S-17" ;
        sg2:about case:mapped-example ; sg2:affirms fw:V-02b ;
        sg2:says "The council can let its workshop because of the repair days."@en ;
        sg2:basis sg2:submitterSays ; sg2:source :d3 ; sg2:locator "art. 9" ; sg2:confidence sg2:high .
}
