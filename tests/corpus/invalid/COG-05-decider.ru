# It is not said who made the rule that divides the price.
# base: co-governed-example

DELETE DATA { :b-meal sg2:decidedBy :council }
