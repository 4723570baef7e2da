# The issue is named by law; nobody outside decides when the solution is designed.
# base: co-governed-example

DELETE { ?part sg2:say sg2:collaborate }
INSERT { ?part sg2:say sg2:involve }
WHERE { ?part sg2:stage fw:DEF-5b ; sg2:standing sg2:independent ; sg2:say sg2:collaborate } ;

# the others come in during the execution
DELETE { ?part sg2:stage fw:DEF-5a }
INSERT { ?part sg2:stage fw:DEF-5c }
WHERE { ?part sg2:stage fw:DEF-5a FILTER ( ?part != :p-5a-office ) } ;

DELETE DATA { :p-5a-office sg2:say sg2:collaborate } ;

INSERT DATA {
    :p-5a-office sg2:decidesByLaw true .
    :s19 a sg2:Statement ; sg2:about case:co-governed-example ; sg2:shows :p-5a-office ;
        sg2:says "The social office orders by decree that the quarter shall have a kitchen."@en ;
        sg2:basis sg2:submitterSays ; sg2:source :d5 ; sg2:locator "p. 3" .
}
