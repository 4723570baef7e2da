# The carrier is affirmed of the shop as a whole, not of the network.
# base: mapped-example

DELETE DATA {
    :repair-days sg2:realises fw:C-PHY , fw:C-PHY-f3 .
    :s05 sg2:affirms fw:C-PHY , fw:C-PHY-f3 .
    :s14 sg2:affirms fw:C-PHY .
} ;

INSERT DATA {
    :s16 sg2:affirms fw:C-PHY ; sg2:shows :repair-days .
    :search sg2:lookedFor fw:C-PHY .
    :s11 sg2:denies fw:M-STR-1 .
}
