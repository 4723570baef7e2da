# A share of 4.4 per cent is compared with a ratio of 0.031, and look like a hundred times as much.
# base: evaluated-example

DELETE DATA { :o-budget-2022 sg2:value 3.1 ; sg2:unit sg2x:unit-percent } ;

INSERT DATA { :o-budget-2022 sg2:value 0.031 ; sg2:unit sg2x:unit-ratio }
