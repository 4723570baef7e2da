# That there is a queue for spare parts is only an inference of the coder.
# base: mapped-example

INSERT DATA {
    case:mapped-example sg2:hasMechanism :part .
    :part a sg2:Mechanism ;
        sg2:realises fw:M-ECO-3 ;
        sg2:rule "first come, first served"@en ;
        sg2:party :menders ; sg2:recurrence "at each repair day"@en ; sg2:whatFollows "who comes first is served first"@en ;
        rdfs:label "a queue for spare parts"@en .
    :s17 a sg2:Statement ; dcterms:identifier "S-17" ;
        sg2:about case:mapped-example ; sg2:shows :part ;
        sg2:says "It seems that there is a queue for spare parts."@en ;
        sg2:basis sg2:weInfer ; sg2:inferredFrom :s01 , :s14 ; sg2:confidence sg2:low .
}
