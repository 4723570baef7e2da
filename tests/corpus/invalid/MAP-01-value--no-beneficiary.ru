# The value of the repair days is told, but not for whom it is one.
# base: mapped-example

DELETE DATA { :v-repair sg2:beneficiary :visitors }
