# The rule is said to be made by a vote, not by somebody.
# base: co-governed-example

DELETE DATA { :b-meal sg2:decidedBy :council } ;

INSERT DATA { :b-meal sg2:decidedBy :vote }
