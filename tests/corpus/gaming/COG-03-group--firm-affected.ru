# The firm names itself as the only one whom the case touches.
# base: co-governed-example

DELETE DATA { case:co-governed-example sg2:affectedGroup :households , :cooks , :neighbours ;
   sg2:hasParticipation :p-5b-neighbours , :p-5d-neighbours , :p-5d-households , :p-5d-cooks  } ;
INSERT DATA { case:co-governed-example sg2:affectedGroup :firm . :complaints sg2:openTo :firm } ;
INSERT { ?p sg2:howChosen "by the board"@en } WHERE { ?p sg2:participant :firm }
