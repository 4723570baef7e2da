# An association and a school gain: organisations are countable by themselves.
# base: mapped-example

DELETE DATA { :v-repair sg2:beneficiary :visitors } ;

INSERT DATA { :v-repair sg2:beneficiary :association , :school }
