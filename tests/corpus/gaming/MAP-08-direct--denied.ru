# A board is described as a mechanism, and the only statement that shows it denies that there is one.
# base: mapped-example

INSERT DATA {
    case:mapped-example sg2:hasMechanism :m-board .
    :s11 sg2:shows :m-board .
    :m-board a sg2:Mechanism ;
        rdfs:label "board of the shop"@en ;
        sg2:rule "the board hears of the network once a year"@en ;
        sg2:party :firm ; sg2:recurrence "every year"@en ; sg2:whatFollows "the board takes note"@en .
}
