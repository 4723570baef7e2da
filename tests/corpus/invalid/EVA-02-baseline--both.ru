# The budget has an earlier value and is said to have none.
# base: evaluated-example

INSERT DATA { :o-budget-2025 sg2:noBaseline "first year with four clinics"@en }
