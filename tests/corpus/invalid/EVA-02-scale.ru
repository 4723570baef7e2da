# The share of the harbour budget is given as a sum of money.
# base: evaluated-example

DELETE DATA { :o-budget-2025 sg2:unit sg2x:unit-percent ; sg2:value 4.4 } ;
INSERT DATA { :o-budget-2025 sg2:unit sg2x:unit-EUR ; sg2:value 310000 }
