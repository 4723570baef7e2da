# It is not said at which stage the social office pays its grant.
# base: co-governed-example

DELETE DATA { :p-5c-office sg2:stage fw:DEF-5c }
