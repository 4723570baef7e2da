# The cooks are employed by the firm, help to design the kitchen, and are not asked when it is evaluated.
# base: co-governed-example

INSERT DATA { :cooks sg2:controlledBy :firm } ;

DELETE DATA { case:co-governed-example sg2:hasParticipation :p-5d-cooks }
