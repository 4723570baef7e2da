# A narrow value is affirmed, and the whole of it is denied by others.
# base: mapped-example

INSERT DATA {
    :s17 a sg2:Statement ; dcterms:identifier "S-17" ;
        sg2:about case:mapped-example ; sg2:denies fw:DEF-6 ; sg2:absenceReason sg2:foundLacking ;
        sg2:says "Nobody is better off for it."@en ;
        sg2:basis sg2:publicSourceSays ; sg2:source :p1 ; sg2:locator "p. 6" ; sg2:confidence sg2:high .
    :contest-value a sg2:Contest ;
        rdfs:label "whether anybody gains"@en ;
        sg2:contestIn case:mapped-example ; sg2:contestOn fw:DEF-6 ;
        sg2:contestKind sg2:fact ; sg2:contestState sg2:open ;
        sg2:affirmedIn :s04 ; sg2:deniedIn :s17 .
}
