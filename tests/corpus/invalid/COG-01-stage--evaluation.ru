# The evaluation that is told of is that of another kitchen.
# base: co-governed-example

DELETE { case:co-governed-example sg2:hasParticipation ?part }
INSERT { :hill-kitchen sg2:hasParticipation ?part }
WHERE { ?part sg2:stage fw:DEF-5d } ;

INSERT DATA { :hill-kitchen a sg2:Case }
