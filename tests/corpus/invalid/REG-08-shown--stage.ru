# Nothing shows that anybody takes part in the execution.
# base: co-governed-example

DELETE { case:co-governed-example sg2:hasParticipation ?part }
WHERE { ?part sg2:stage fw:DEF-5c FILTER ( ?part != :p-5c-cooks ) } ;

DELETE WHERE { ?statement sg2:shows :p-5c-cooks }
