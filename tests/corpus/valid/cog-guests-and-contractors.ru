# Guests are asked and bear no risk; the pantry is paid for its crates, and cooks and households have a claim beside it.
# base: co-governed-example

INSERT DATA {
    :guests a sg2:PeopleGroup ; rdfs:label "guests at the table"@en .
    case:co-governed-example sg2:hasParticipation :p-5c-guests .
    :p-5c-guests a sg2:Participation ; sg2:participant :guests ; sg2:stage fw:DEF-5c ;
        sg2:role sg2x:customer ; sg2:say sg2:consult ; sg2:contributes :c-experience .
    :s04 sg2:shows :p-5c-guests .
    :p-5c-pantry sg2:role sg2x:contractor .
}
