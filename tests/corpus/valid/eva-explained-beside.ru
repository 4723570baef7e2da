# What else may explain a figure is told of the budget and of the lock quarter too, where no more is asked.
# base: evaluated-example

INSERT DATA {
  :o-budget-2025 sg2:otherExplanations "wages rose by 6 per cent"@en .
  :o-lock-2025 sg2:otherExplanations "a practice opened in 2024"@en }
