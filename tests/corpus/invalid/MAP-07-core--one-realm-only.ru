# The first realm is affirmed of the shop; the others are neither told nor searched for.
# base: mapped-example

DELETE DATA { :search sg2:lookedFor fw:V-03-1 , fw:V-03-2 , fw:V-03-3 }
