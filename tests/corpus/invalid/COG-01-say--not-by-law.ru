# The social office is said not to decide by law, and nothing else is said of its say.
# base: co-governed-example

DELETE DATA { :p-5c-office sg2:say sg2:consult } ;

INSERT DATA { :p-5c-office sg2:decidesByLaw false }
