# That there is calm in the neighbourhood is only an inference of the coder.
# base: mapped-example

INSERT DATA {
    case:mapped-example sg2:createsValue :part .
    :part a sg2:Value ;
        sg2:valueKind sg2x:socialValue ; sg2:beneficiary :residents ; sg2:whatChanges "fewer quarrels"@en ;
        rdfs:label "calm in the neighbourhood"@en .
    :s17 a sg2:Statement ; dcterms:identifier "S-17" ;
        sg2:about case:mapped-example ; sg2:shows :part ;
        sg2:says "It seems that there is calm in the neighbourhood."@en ;
        sg2:basis sg2:weInfer ; sg2:inferredFrom :s01 , :s14 ; sg2:confidence sg2:low .
}
