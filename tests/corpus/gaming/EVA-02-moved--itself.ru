# The budget of 2025 is its own baseline, so that nothing can ever have become less.
# base: evaluated-example

DELETE DATA { :o-budget-2025 sg2:baseline :o-budget-2022 } ;

INSERT DATA { :o-budget-2025 sg2:baseline :o-budget-2025 }
