# One statement affirms the means that the shop sets aside, denies a board, and shows the agreement.
# base: mapped-example

DELETE DATA { :s02 sg2:shows :m-agreement ; sg2:affirms fw:M-ECO-0 . :m-agreement sg2:realises fw:M-ECO-0 . :s11 sg2:denies fw:M-STR-6 } ;

INSERT DATA {
    :s17 a sg2:Statement ; dcterms:identifier "S-17" ;
        sg2:about case:mapped-example ; sg2:affirms fw:M-ECO-0 ; sg2:denies fw:M-STR-6 ; sg2:absenceReason sg2:designedOut ; sg2:decidedBy :firm ;
        sg2:shows :m-agreement ;
        sg2:says "The shop supplies parts at cost; no board hears of it."@en ;
        sg2:basis sg2:submitterSays ; sg2:source :d1 ; sg2:locator "art. 2" ; sg2:confidence sg2:high .
}
