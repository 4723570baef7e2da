# A statement shows the repair days, but the case is not said to run on them.
# base: mapped-example

DELETE DATA { case:mapped-example sg2:hasCarrier :repair-days } ;

INSERT DATA { :sister-network a sg2:Case ; sg2:hasCarrier :repair-days }
