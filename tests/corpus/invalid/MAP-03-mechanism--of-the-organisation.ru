# The mechanisms are affirmed of the shop as a whole, not of the network.
# base: mapped-example

DELETE DATA {
    :m-agreement sg2:realises fw:M-ECO-0 .
    :m-matching sg2:realises fw:M-ECO-1 .
    :s02 sg2:affirms fw:M-ECO-0 , fw:M-STR-3 .
    :s03 sg2:affirms fw:M-ECO-1 .
} ;

INSERT DATA {
    :s16 sg2:affirms fw:M-ECO-0 , fw:M-ECO-1 , fw:M-STR-3 ; sg2:shows :m-agreement , :m-matching .
    :search sg2:lookedFor fw:M-ECO-0 , fw:M-ECO-1 , fw:M-STR-3 .
    :s11 sg2:denies fw:M-STR-1 , fw:M-STR-2 , fw:M-STR-4 .
}
