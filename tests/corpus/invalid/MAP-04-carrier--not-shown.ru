# The statements that affirm a carrier do not show it; the one that shows it affirms a dimension.
# base: mapped-example

DELETE DATA {
    :repair-days sg2:realises fw:C-PHY , fw:C-PHY-f3 .
    :s05 sg2:shows :repair-days .
    :s14 sg2:shows :repair-days .
} ;

INSERT DATA { :s08 sg2:shows :repair-days }
