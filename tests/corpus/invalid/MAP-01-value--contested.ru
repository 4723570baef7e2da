# Every value is affirmed by some and denied by others.
# base: mapped-example

INSERT DATA {
    :s17 a sg2:Statement ; dcterms:identifier "S-17" ;
        sg2:about case:mapped-example ; sg2:denies sg2x:economicValue , sg2x:socialValue ; sg2:absenceReason sg2:foundLacking ;
        sg2:says "Most goods broke again within a month, and nobody had learned to repair them."@en ;
        sg2:basis sg2:publicSourceSays ; sg2:source :p1 ; sg2:locator "p. 6" ; sg2:confidence sg2:high .
    :contest-repair a sg2:Contest ;
        rdfs:label "whether the repairs last"@en ;
        sg2:contestIn case:mapped-example ; sg2:contestOn sg2x:economicValue , sg2x:socialValue ;
        sg2:contestKind sg2:fact ; sg2:contestState sg2:open ;
        sg2:affirmedIn :s04 ; sg2:deniedIn :s17 .
}
