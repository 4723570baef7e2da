# Sources speak of narrower concepts than the core list, deny a broader one, and a side of a contest needs no reason.
# base: mapped-example

DELETE DATA {
    :s05 sg2:affirms fw:C-PHY .
    :s14 sg2:affirms fw:C-PHY .
    :repair-days sg2:realises fw:C-PHY-f3 .
    :s11 sg2:denies fw:M-STR-5 , fw:M-STR-6 .
    :s02 sg2:affirms fw:M-STR-3 .
    :s15 sg2:absenceReason sg2:foundLacking .
    :search sg2:lookedFor fw:M-STR-1 , fw:M-STR-2 , fw:M-STR-4 , fw:DEF-5a , fw:DEF-5b , fw:DEF-5d .
} ;

INSERT DATA {
    :s01 sg2:affirms fw:DEF-5a , fw:DEF-5b , fw:DEF-5d .
    :s05 sg2:affirms fw:C-PHY-1 .
    :s14 sg2:affirms fw:C-PHY-1 .
    :s11 sg2:denies fw:M-STR .
}
