# Who named the issue and designed the solution is told of another kitchen only, not of this one.
# base: co-governed-example

DELETE { case:co-governed-example sg2:hasParticipation ?part }
INSERT { :hill-kitchen sg2:hasParticipation ?part }
WHERE { ?part sg2:stage ?early FILTER ( ?early IN ( fw:DEF-5a , fw:DEF-5b ) ) } ;

# so that only this is wrong: an outside voice on a partner of this kitchen, and households and neighbours with a say
INSERT DATA {
    :hill-kitchen a sg2:Case .
    :s17 sg2:shows :p-5c-cooks .
} ;
DELETE { ?part sg2:say sg2:consult }
INSERT { ?part sg2:say sg2:involve ; sg2:howDecides "the review answers each concern in the section it touches"@en }
WHERE { ?part sg2:stage fw:DEF-5d ; sg2:say sg2:consult }
