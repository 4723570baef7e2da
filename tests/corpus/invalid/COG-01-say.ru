# It is not said how much say the social office has in the execution.
# base: co-governed-example

DELETE DATA { :p-5c-office sg2:say sg2:consult }
