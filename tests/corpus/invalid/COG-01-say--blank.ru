# The say of the social office is a level that the submission makes up.
# base: co-governed-example

DELETE DATA { :p-5c-office sg2:say sg2:consult } ;

INSERT DATA { :p-5c-office sg2:say [ a sg2:SayLevel ] }
