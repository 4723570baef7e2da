# The only partner that decides early on is directed by the firm, and its owner is left out.
# base: co-governed-example

DELETE { ?part sg2:standing sg2:independent }
INSERT { ?part sg2:standing sg2:controlledByInitiator }
WHERE { ?part sg2:participant :pantry ; sg2:standing sg2:independent } ;

DELETE { ?part sg2:say sg2:collaborate }
INSERT { ?part sg2:say sg2:involve }
WHERE {
    ?part sg2:stage ?early ; sg2:standing sg2:independent ; sg2:say sg2:collaborate .
    FILTER ( ?early IN ( fw:DEF-5a , fw:DEF-5b ) )
}
