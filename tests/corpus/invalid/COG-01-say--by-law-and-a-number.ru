# The office decides by law, and its level of say is a number beside that.
# base: co-governed-example

DELETE DATA { :p-5c-office sg2:say sg2:consult } ;

INSERT DATA { :p-5c-office sg2:decidesByLaw true ; sg2:say 5 }
