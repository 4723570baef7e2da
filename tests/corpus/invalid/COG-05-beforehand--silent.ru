# It is not said when the rule was made.
# base: co-governed-example

DELETE DATA { :b-meal sg2:exAnte true }
