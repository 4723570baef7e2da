# The repair days are likened to a place of trust, and so said to be one.
# base: mapped-example

INSERT DATA {
    :repair-days sg2:realises fw:C-PHY-f1 .
    :s14 sg2:likens fw:C-PHY-f1 .
}
