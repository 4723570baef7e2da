# The deciding partner is said to be independent and to be directed by the firm.
# base: co-governed-example

DELETE { ?part sg2:say sg2:collaborate }
INSERT { ?part sg2:say sg2:involve }
WHERE { ?part sg2:stage ?early ; sg2:standing sg2:independent ; sg2:say sg2:collaborate .
    FILTER ( ?early IN ( fw:DEF-5a , fw:DEF-5b ) && ?part NOT IN ( :p-5a-pantry , :p-5b-pantry ) ) } ;
INSERT DATA { :p-5a-pantry sg2:standing sg2:controlledByInitiator . :p-5b-pantry sg2:standing sg2:controlledByInitiator }
