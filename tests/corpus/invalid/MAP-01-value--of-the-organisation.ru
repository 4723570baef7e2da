# That visitors gain is said of all that the shop does, not of the repair days.
# base: mapped-example

DELETE DATA {
    :s04 sg2:affirms sg2x:economicValue , sg2x:socialValue .
    :s14 sg2:affirms sg2x:economicValue .
} ;

INSERT DATA {
    :s16 sg2:affirms sg2x:economicValue , sg2x:socialValue ; sg2:shows :v-repair .
}
