# The realms were searched for, and none is told of the case or of the shop.
# base: mapped-example

DELETE DATA { :s16 sg2:affirms fw:V-03-1 }
