# Neighbours are asked about opening hours once, and have no further say.
# base: co-governed-example

DELETE DATA { :p-5b-neighbours sg2:say sg2:involve } ;

INSERT DATA { :p-5b-neighbours sg2:say sg2:consult } ;

DELETE DATA { case:co-governed-example sg2:hasParticipation :p-5d-neighbours }
