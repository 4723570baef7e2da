# The only carrier is affirmed by the association and denied by others.
# base: mapped-example

INSERT DATA {
    :s17 a sg2:Statement ; dcterms:identifier "S-17" ;
        sg2:about case:mapped-example ; sg2:denies fw:C-PHY , fw:C-PHY-f3 ; sg2:absenceReason sg2:foundLacking ;
        sg2:says "The halls stood empty on most Saturdays."@en ;
        sg2:basis sg2:publicSourceSays ; sg2:source :p2 ; sg2:locator "p. 19" ; sg2:confidence sg2:high .
    :contest-halls a sg2:Contest ;
        rdfs:label "whether the repair days take place"@en ;
        sg2:contestIn case:mapped-example ; sg2:contestOn fw:C-PHY , fw:C-PHY-f3 ;
        sg2:contestKind sg2:fact ; sg2:contestState sg2:open ;
        sg2:affirmedIn :s05 ; sg2:deniedIn :s17 .
}
