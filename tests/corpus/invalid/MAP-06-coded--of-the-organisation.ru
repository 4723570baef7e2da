# The third dimension is affirmed and denied of the shop, not of the case.
# base: mapped-example

DELETE DATA { :search sg2:lookedFor fw:DIM-3 } ;

INSERT DATA {
    :s16 sg2:affirms fw:DIM-3 ; sg2:restsOn :s02 .
    :s17 a sg2:Statement ; dcterms:identifier "S-17" ;
        sg2:about :firm ; sg2:contextFor case:mapped-example ; sg2:denies fw:DIM-3 ;
        sg2:says "The shop has tried nothing new in twenty years."@en ;
        sg2:basis sg2:publicSourceSays ; sg2:source :p1 ; sg2:locator "p. 6" ; sg2:confidence sg2:low .
}
