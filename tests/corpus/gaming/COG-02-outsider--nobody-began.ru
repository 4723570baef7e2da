# Nobody is named as the initiator, so that the firm counts as independent of it.
# base: co-governed-example

DELETE DATA { case:co-governed-example sg2:initiator :firm } ;
INSERT DATA { :search sg2:lookedFor sg2x:fieldInitiator } ;
DELETE { ?part sg2:standing sg2:isInitiator } INSERT { ?part sg2:standing sg2:independent }
WHERE { ?part sg2:participant :firm ; sg2:standing sg2:isInitiator } ;
DELETE { ?part sg2:say sg2:collaborate }
INSERT { ?part sg2:say sg2:involve }
WHERE { ?part sg2:stage ?early ; sg2:participant ?who ; sg2:say sg2:collaborate .
    FILTER ( ?early IN ( fw:DEF-5a , fw:DEF-5b ) && ?who != :firm ) }
