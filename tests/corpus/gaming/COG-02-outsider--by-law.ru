# A public office lays down issue and design by law, and the others come in when the kitchen runs.
# base: co-governed-example

DELETE { ?part sg2:stage ?early }
INSERT { ?part sg2:stage fw:DEF-5c }
WHERE {
    ?part sg2:stage ?early .
    FILTER ( ?early IN ( fw:DEF-5a , fw:DEF-5b ) && ?part NOT IN ( :p-5a-office , :p-5b-office ) )
} ;

DELETE { ?part sg2:say sg2:collaborate }
INSERT { ?part sg2:decidesByLaw true }
WHERE { ?part sg2:participant :office ; sg2:say sg2:collaborate } ;

INSERT DATA {
    :s19 a sg2:Statement ; sg2:about case:co-governed-example ; sg2:shows :p-5a-office ;
        sg2:says "The social office orders by decree that the quarter shall have a kitchen."@en ;
        sg2:basis sg2:submitterSays ; sg2:source :d5 ; sg2:locator "p. 3" .
    :s20 a sg2:Statement ; sg2:about case:co-governed-example ; sg2:shows :p-5b-office ;
        sg2:says "The social office lays down the plan of the kitchen by decree."@en ;
        sg2:basis sg2:submitterSays ; sg2:source :d5 ; sg2:locator "p. 4" .
}
