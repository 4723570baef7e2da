# Neighbours have a vote, but in the kitchen on the hill.
# base: co-governed-example

DELETE DATA { case:co-governed-example sg2:hasParticipation :p-5b-neighbours , :p-5d-neighbours } ;

INSERT DATA {
    :hill-kitchen a sg2:Case ; sg2:affectedGroup :neighbours ; sg2:hasParticipation :p-hill .
    :p-hill a sg2:Participation ; sg2:participant :neighbours ; sg2:stage fw:DEF-5b ; sg2:role sg2x:coDecider ;
        sg2:standing sg2:independent ; sg2:say sg2:collaborate ; sg2:howDecides "one of nine votes"@en ; sg2:contributes :c-experience .
    :s02 sg2:shows :p-hill .
}
