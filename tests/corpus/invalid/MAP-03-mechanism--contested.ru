# Each mechanism is affirmed by one side and denied by the other.
# base: mapped-example

INSERT DATA {
    :s17 a sg2:Statement ; dcterms:identifier "S-17" ;
        sg2:about case:mapped-example ; sg2:denies fw:M-ECO-0 , fw:M-ECO-1 , fw:M-STR-3 ; sg2:absenceReason sg2:foundLacking ;
        sg2:says "No agreement was ever kept, nothing is matched, and the 4,000 euro were paid once."@en ;
        sg2:basis sg2:publicSourceSays ; sg2:source :p1 ; sg2:locator "p. 6" ; sg2:confidence sg2:high .
    :contest-agreement a sg2:Contest ;
        rdfs:label "whether the agreement is kept"@en ;
        sg2:contestIn case:mapped-example ; sg2:contestOn fw:M-ECO-0 , fw:M-ECO-1 , fw:M-STR-3 ;
        sg2:contestKind sg2:fact ; sg2:contestState sg2:open ;
        sg2:affirmedIn :s02 , :s03 ; sg2:deniedIn :s17 .
}
