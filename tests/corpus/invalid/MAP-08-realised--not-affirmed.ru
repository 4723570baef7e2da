# The repair days are said to build trust, which no statement affirms.
# base: mapped-example

INSERT DATA { :repair-days sg2:realises fw:C-PHY-f1 }
