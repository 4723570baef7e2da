# Nobody outside decides when the issue is named; the design is settled by law.
# base: co-governed-example

DELETE { ?part sg2:say sg2:collaborate }
INSERT { ?part sg2:say sg2:involve }
WHERE { ?part sg2:stage fw:DEF-5a ; sg2:standing sg2:independent ; sg2:say sg2:collaborate } ;

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
