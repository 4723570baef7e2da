# A narrower concept is denied, which does not deny the broader one of the core list.
# base: mapped-example

DELETE DATA { :s10 sg2:denies fw:C-DIG } ;

INSERT DATA { :s10 sg2:denies fw:C-DIG-1 . :s11 sg2:denies fw:M-STR-1 }
