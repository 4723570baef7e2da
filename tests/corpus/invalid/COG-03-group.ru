# Affected people were looked for and none was found, so that nobody need be heard.
# base: co-governed-example

DELETE DATA { case:co-governed-example sg2:affectedGroup :households , :cooks , :neighbours ;
   sg2:hasParticipation :p-5b-neighbours , :p-5d-neighbours , :p-5d-households , :p-5d-cooks ; sg2:hasGrievanceChannel :complaints } ;
INSERT DATA { :search sg2:lookedFor sg2x:fieldAffected }
