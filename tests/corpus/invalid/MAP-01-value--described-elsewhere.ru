# A statement shows that visitors gain, but the case is not said to create that value.
# base: mapped-example

DELETE DATA { case:mapped-example sg2:createsValue :v-repair } ;

INSERT DATA { :sister-network a sg2:Case ; sg2:createsValue :v-repair }
