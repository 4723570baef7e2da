# Cooks hold the only claim here; on the hill, in another case, they are paid by the hour.
# base: co-governed-example

DELETE DATA { :b-meal sg2:receiver :households , :firm } ;

INSERT DATA {
    :hill-kitchen a sg2:Case ; sg2:hasParticipation :p-hill .
    :p-hill a sg2:Participation ; sg2:participant :cooks ; sg2:stage fw:DEF-5c ; sg2:role sg2x:contractor ;
        sg2:say sg2:inform ; sg2:contributes :c-cooking .
    :s04 sg2:shows :p-hill .
}
