# A role stands where the level of say should be.
# base: co-governed-example

DELETE DATA { :p-5c-office sg2:say sg2:consult } ;

INSERT DATA { :p-5c-office sg2:say sg2x:adviser }
