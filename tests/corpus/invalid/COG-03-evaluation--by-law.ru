# The kitchen is evaluated by the office alone, which does so by law.
# base: co-governed-example

DELETE { case:co-governed-example sg2:hasParticipation ?part }
WHERE { ?part sg2:stage fw:DEF-5d ; sg2:say ?level } ;

INSERT DATA {
    case:co-governed-example sg2:hasParticipation :p-5d-office .
    :p-5d-office a sg2:Participation ; sg2:participant :office ; sg2:stage fw:DEF-5d ; sg2:role sg2x:monitor ;
        sg2:standing sg2:independent ; sg2:decidesByLaw true ; sg2:contributes :c-mandate .
    :s19 a sg2:Statement ; sg2:about case:co-governed-example ; sg2:shows :p-5d-office ;
        sg2:says "The social office reviews the kitchen each year, as the law has it."@en ;
        sg2:basis sg2:submitterSays ; sg2:source :d5 ; sg2:locator "p. 9" .
}
