# A realm is affirmed of the shop in the context of another case, and was not searched for in this one.
# base: mapped-example

DELETE DATA {
    :s16 sg2:contextFor case:mapped-example .
    :search sg2:lookedFor fw:V-03-1 .
} ;

INSERT DATA {
    :s11 sg2:denies fw:V-03-3 .
    :s16 sg2:contextFor :sister-network .
    :sister-network a sg2:Case .
}
