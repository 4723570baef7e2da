# Trust is affirmed of all that the shop does, and so claimed for the repair days.
# base: mapped-example

INSERT DATA {
    :repair-days sg2:realises fw:C-PHY-f1 .
    :s16 sg2:affirms fw:C-PHY-f1 ; sg2:shows :repair-days .
}
