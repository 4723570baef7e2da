# That there is a trial of evening hours is only an inference of the coder.
# base: mapped-example

INSERT DATA {
    case:mapped-example sg2:hasExperiment :part .
    :part a sg2:Experiment ;
        rdfs:label "a trial of evening hours"@en .
    :s17 a sg2:Statement ; dcterms:identifier "S-17" ;
        sg2:about case:mapped-example ; sg2:shows :part ;
        sg2:says "It seems that there is a trial of evening hours."@en ;
        sg2:basis sg2:weInfer ; sg2:inferredFrom :s01 , :s14 ; sg2:confidence sg2:low .
}
