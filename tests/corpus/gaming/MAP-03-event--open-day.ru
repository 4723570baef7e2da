# An open day is listed as a mechanism: it happened once.
# base: mapped-example

INSERT DATA {
    case:mapped-example sg2:hasMechanism :m-open-day .
    :s14 sg2:shows :m-open-day .
    :m-open-day a sg2:Mechanism ;
        rdfs:label "open day with the mayor"@en ;
        sg2:rule "everybody may come"@en ;
        sg2:party :firm , :association ;
        sg2:whatFollows "pictures in the newspaper"@en .
}
