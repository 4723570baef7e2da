# It is not said in which role the social office takes part in the execution.
# base: co-governed-example

DELETE DATA { :p-5c-office sg2:role sg2x:funder }
