# How the partners that decide early on stand to the firm is left out.
# base: co-governed-example

DELETE { ?part sg2:standing sg2:independent }
WHERE { ?part sg2:stage ?early ; sg2:say sg2:collaborate ; sg2:standing sg2:independent . FILTER ( ?early IN ( fw:DEF-5a , fw:DEF-5b ) ) }
