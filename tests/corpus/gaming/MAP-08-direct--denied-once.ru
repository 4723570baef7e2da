# A board is described as a mechanism; the statement that shows it denies one thing and affirms nothing.
# base: mapped-example

INSERT DATA {
    case:mapped-example sg2:hasMechanism :m-board .
    :m-board a sg2:Mechanism ;
        rdfs:label "board of the shop"@en ;
        sg2:rule "the board hears of the network once a year"@en ;
        sg2:party :firm ; sg2:recurrence "every year"@en ; sg2:whatFollows "the board takes note"@en .
    :s17 a sg2:Statement ; dcterms:identifier "S-17" ;
        sg2:about case:mapped-example ; sg2:denies fw:M-STR-6 ; sg2:absenceReason sg2:designedOut ; sg2:decidedBy :firm ;
        sg2:shows :m-board ;
        sg2:says "No board hears of the network."@en ;
        sg2:basis sg2:submitterSays ; sg2:source :d1 ; sg2:locator "art. 2" ; sg2:confidence sg2:high .
}
