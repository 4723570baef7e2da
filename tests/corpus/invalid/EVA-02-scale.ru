# The share of check-ups in the revenue is given as a sum of money.
# base: evaluated-example

DELETE DATA { :o-revenue sg2:unit sg2x:unit-percent ; sg2:value 9 } ;

INSERT DATA { :o-revenue sg2:unit sg2x:unit-EUR ; sg2:value 310000 }
