# The missing site is put into a dispute, and nobody is named who decided so.
# base: co-governed-example

DELETE { :booking-site ?says ?what . case:co-governed-example sg2:hasCarrier :booking-site . :s10 sg2:shows :booking-site }
WHERE { :booking-site ?says ?what } ;
DELETE DATA { :s10 sg2:affirms fw:C-DIG , fw:C-DIG-f2 , fw:C-HYB } ;
INSERT DATA {
    :s19 a sg2:Statement ; sg2:about case:co-governed-example ; sg2:denies fw:C-DIG , fw:C-HYB ; sg2:absenceReason sg2:designedOut ;
        sg2:says "There is no booking site."@en ;
        sg2:basis sg2:submitterSays ; sg2:source :d2 ; sg2:locator "annex" .
    :c1 a sg2:Contest ; sg2:contestIn case:co-governed-example ; sg2:contestOn fw:C-DIG ; sg2:affirmedIn :s10 ; sg2:deniedIn :s19 ; sg2:contestKind sg2:fact ; sg2:contestState sg2:open .
}
