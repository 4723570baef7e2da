# What is denied of the shop as a whole is not denied of the case.
# base: mapped-example

INSERT DATA {
    :s17 a sg2:Statement ; dcterms:identifier "S-17" ;
        sg2:about :firm ; sg2:contextFor case:mapped-example ; sg2:reach sg2:organisation ;
        sg2:denies sg2x:economicValue , sg2x:socialValue , fw:M-ECO-0 , fw:M-ECO-1 , fw:M-STR-3 , fw:C-PHY , fw:C-PHY-f3 ;
        sg2:says "Outside the network the shop gives nothing to anybody, agrees nothing and meets nobody."@en ;
        sg2:basis sg2:publicSourceSays ; sg2:source :p1 ; sg2:locator "p. 6" ; sg2:confidence sg2:medium .
}
