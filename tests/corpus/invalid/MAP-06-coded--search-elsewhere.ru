# The third dimension was looked for in another case.
# base: mapped-example

DELETE DATA { :search sg2:lookedFor fw:DIM-3 } ;

INSERT DATA {
    :sister-network a sg2:Case .
    :other-search a sg2:SearchNote ;
        sg2:noteOn :sister-network ;
        sg2:searchedOn "2026-10-29" ;
        sg2:searchedWhere "files of the sister network"@en ;
        sg2:lookedFor fw:DIM-3 .
}
