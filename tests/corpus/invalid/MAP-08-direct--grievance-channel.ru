# That there is a box for complaints is only an inference of the coder.
# base: mapped-example

INSERT DATA {
    case:mapped-example sg2:hasGrievanceChannel :part .
    :part a sg2:GrievanceChannel ;
        rdfs:label "a box for complaints"@en .
    :s17 a sg2:Statement ; dcterms:identifier "S-17" ;
        sg2:about case:mapped-example ; sg2:shows :part ;
        sg2:says "It seems that there is a box for complaints."@en ;
        sg2:basis sg2:weInfer ; sg2:inferredFrom :s01 , :s14 ; sg2:confidence sg2:low .
}
