# Collaboration is denied as a whole, two kinds of it are affirmed, and no contest shows it.
# base: mapped-example

INSERT DATA {
    :s17 a sg2:Statement ; dcterms:identifier "S-17" ;
        sg2:about case:mapped-example ; sg2:denies fw:M-ECO ; sg2:absenceReason sg2:foundLacking ;
        sg2:says "There is no collaboration."@en ;
        sg2:basis sg2:publicSourceSays ; sg2:source :p1 ; sg2:locator "p. 6" ; sg2:confidence sg2:high .
}
