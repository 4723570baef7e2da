# The third realm is denied of the case; the others are neither told nor searched for.
# base: mapped-example

DELETE DATA {
    :s16 sg2:affirms fw:V-03-1 .
    :search sg2:lookedFor fw:V-03-1 , fw:V-03-2 , fw:V-03-3 .
} ;

INSERT DATA { :s11 sg2:denies fw:V-03-3 }
