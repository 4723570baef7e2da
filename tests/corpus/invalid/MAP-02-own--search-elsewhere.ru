# The gain of the initiator was looked for in another case.
# base: co-governed-example

DELETE DATA { :s12 sg2:affirms fw:V-02b } ;

INSERT DATA {
    :sister-kitchen a sg2:Case .
    :other-search a sg2:SearchNote ;
        sg2:noteOn :sister-kitchen ;
        sg2:searchedOn "2026-10-29" ;
        sg2:searchedWhere "accounts of the firm"@en ;
        sg2:lookedFor fw:V-02b .
}
