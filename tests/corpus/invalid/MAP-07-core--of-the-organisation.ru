# That the vision names the issue is said of the shop, and nobody looked for it in the case.
# base: mapped-example

DELETE DATA { :search sg2:lookedFor fw:M-STR-1 } ;

INSERT DATA { :s16 sg2:affirms fw:M-STR-1 }
