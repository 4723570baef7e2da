# Cooks and pantry are paid at a price, one for hours and one for crates, and the rule calls it sharing.
# base: co-governed-example

DELETE DATA { :b-meal sg2:receiver :households , :firm } ;

INSERT DATA {
    :b-meal sg2:receiver :pantry .
    :p-5c-cooks sg2:role sg2x:contractor .
    :p-5c-pantry sg2:role sg2x:contractor .
}
