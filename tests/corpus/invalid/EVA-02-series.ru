# The baseline is not earlier but of the same year.
# base: evaluated-example

DELETE DATA { :o-budget-2022 sg2:start "2022-01" ; sg2:end "2022-12" } ;

INSERT DATA { :o-budget-2022 sg2:start "2025-01" ; sg2:end "2025-12" }
