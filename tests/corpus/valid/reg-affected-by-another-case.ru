# Who is affected was searched for in another case, and a partner is named of which nothing more is said.
# base: registered-example

INSERT DATA {
    :yard-library a sg2:Case .
    :yard-search a sg2:SearchNote ; sg2:noteOn :yard-library ; sg2:searchedOn "2026-10-30" ;
        sg2:searchedWhere "minutes of the yard"@en ; sg2:lookedFor sg2x:fieldAffected .
    case:registered-example sg2:hasParticipation :p-lender .
    :p-lender a sg2:Participation ; sg2:participant :lender ; sg2:role sg2x:supplier ; sg2:contributes :c-tools .
    :s01 sg2:shows :p-lender .
}
