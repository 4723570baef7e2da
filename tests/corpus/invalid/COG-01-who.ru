# It is not said who pays the grant during the execution.
# base: co-governed-example

DELETE DATA { :p-5c-office sg2:participant :office }
