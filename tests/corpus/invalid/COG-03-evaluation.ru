# Cooks and neighbours are told of the review; nobody asks them.
# base: co-governed-example

DELETE { ?part sg2:say sg2:consult }
INSERT { ?part sg2:say sg2:inform }
WHERE { ?part sg2:say sg2:consult FILTER ( ?part IN ( :p-5d-cooks , :p-5d-neighbours ) ) }
