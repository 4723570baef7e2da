# The shop that started the network is the only one that is said to gain from it.
# base: mapped-example

DELETE DATA { :v-repair sg2:beneficiary :visitors . :v-waste sg2:beneficiary :residents } ;

INSERT DATA { :v-repair sg2:beneficiary :firm . :v-waste sg2:beneficiary :firm }
