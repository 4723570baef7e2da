# Eighteen of the thirty-four concepts are declared not reported.
# base: mapped-example

DELETE DATA { :s11 sg2:denies fw:M-STR-6 } ;

INSERT DATA { :search sg2:lookedFor fw:M-STR-6 }
