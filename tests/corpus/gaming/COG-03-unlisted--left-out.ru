# Neighbours bear the risk of fire, and are left out of the list of affected people.
# base: co-governed-example

DELETE DATA { case:co-governed-example sg2:affectedGroup :neighbours ; sg2:hasParticipation :p-5b-neighbours , :p-5d-neighbours } ;
DELETE DATA { :complaints sg2:openTo :neighbours }
