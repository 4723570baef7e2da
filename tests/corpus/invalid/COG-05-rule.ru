# Meals are paid for, and no rule says who gets what of it.
# base: co-governed-example

DELETE DATA { case:co-governed-example sg2:hasBenefitRule :b-meal }
