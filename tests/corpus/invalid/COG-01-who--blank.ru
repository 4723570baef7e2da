# Guests take part, but they have no IRI by which others could speak of them.
# base: co-governed-example

INSERT DATA {
    case:co-governed-example sg2:hasParticipation :p-5c-guests .
    :p-5c-guests a sg2:Participation ; sg2:participant [ a sg2:PeopleGroup ; rdfs:label "guests"@en ] ; sg2:stage fw:DEF-5c ;
        sg2:role sg2x:customer ; sg2:say sg2:inform ; sg2:contributes :c-experience .
    :s04 sg2:shows :p-5c-guests .
}
