# Nobody is on record for the naming of the issue, and the design is laid down by law.
# base: co-governed-example

DELETE { case:co-governed-example sg2:hasParticipation ?part . :s01 sg2:shows ?part . ?part ?says ?what }
WHERE { ?part sg2:stage fw:DEF-5a ; ?says ?what } ;

# the others come in during the execution
DELETE { ?part sg2:stage fw:DEF-5b }
INSERT { ?part sg2:stage fw:DEF-5c }
WHERE { ?part sg2:stage fw:DEF-5b FILTER ( ?part != :p-5b-office ) } ;

DELETE DATA { :p-5b-office sg2:say sg2:collaborate } ;

INSERT DATA {
    :p-5b-office sg2:decidesByLaw true .
    :s19 a sg2:Statement ; sg2:about case:co-governed-example ; sg2:shows :p-5b-office ;
        sg2:says "The social office lays down the plan of the kitchen by decree."@en ;
        sg2:basis sg2:submitterSays ; sg2:source :d5 ; sg2:locator "p. 3" .
}
