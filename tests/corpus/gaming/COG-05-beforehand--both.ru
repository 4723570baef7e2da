# The rule is said to have stood beforehand, and not to have.
# base: co-governed-example

INSERT DATA { :b-meal sg2:exAnte false }
