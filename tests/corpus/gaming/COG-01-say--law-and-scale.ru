# The firm is said to decide by law and to have no more than a consulted say.
# base: co-governed-example

DELETE DATA { :p-5d-firm sg2:say sg2:empower } ;
INSERT DATA { :p-5d-firm sg2:decidesByLaw true }
