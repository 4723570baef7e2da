# A street is named as the participant, not those who live in it.
# base: co-governed-example

INSERT DATA {
    case:co-governed-example sg2:hasParticipation :p-5c-street .
    :p-5c-street a sg2:Participation ; sg2:participant :tallow-street ; sg2:stage fw:DEF-5c ;
        sg2:role sg2x:customer ; sg2:say sg2:inform ; sg2:contributes :c-experience .
    :s04 sg2:shows :p-5c-street .
}
