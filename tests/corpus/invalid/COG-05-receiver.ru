# The rule divides the price of a meal among nobody.
# base: co-governed-example

DELETE WHERE { :b-meal sg2:receiver ?who }
