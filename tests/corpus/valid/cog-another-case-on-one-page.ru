# One page tells of all stages of another kitchen, which is not the case of this record.
# base: co-governed-example

INSERT DATA {
    :hill-kitchen a sg2:Case ; sg2:hasParticipation :q-5a , :q-5c .
    :q-5a a sg2:Participation ; sg2:participant :cooks ; sg2:stage fw:DEF-5a ; sg2:role sg2x:adviser ; sg2:say sg2:inform ; sg2:contributes :c-experience .
    :q-5c a sg2:Participation ; sg2:participant :cooks ; sg2:stage fw:DEF-5c ; sg2:role sg2x:implementer ; sg2:say sg2:inform ; sg2:contributes :c-cooking .
    :t1 a sg2:Statement ; sg2:about :hill-kitchen ; sg2:shows :q-5a ; sg2:says "Cooks are told of the plan."@en ;
        sg2:basis sg2:publicSourceSays ; sg2:source :p1 ; sg2:locator "p. 8" .
    :t2 a sg2:Statement ; sg2:about :hill-kitchen ; sg2:shows :q-5c ; sg2:says "Cooks cook."@en ;
        sg2:basis sg2:publicSourceSays ; sg2:source :p1 ; sg2:locator "p. 8" .
}
