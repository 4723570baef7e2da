# The social office licenses the evenings by law, which stands outside the scale of say.
# base: co-governed-example

DELETE DATA { :p-5c-office sg2:say sg2:consult ; sg2:role sg2x:funder ; sg2:contributes :c-grant } ;

INSERT DATA { :p-5c-office sg2:decidesByLaw true ; sg2:role sg2x:regulator ; sg2:contributes :c-mandate }
