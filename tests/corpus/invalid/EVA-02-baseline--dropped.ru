# The budget of 2025 names no baseline any more, though there is one, nor tells why.
# base: evaluated-example

DELETE DATA { :o-budget-2025 sg2:baseline :o-budget-2022 }
