# A better year is called the first measurement, while the year before stands in the record.
# base: evaluated-example

DELETE DATA { :o-budget-2025 sg2:baseline :o-budget-2022 } ;

INSERT DATA { :o-budget-2025 sg2:noBaseline "first measurement under the new strategy"@en }
