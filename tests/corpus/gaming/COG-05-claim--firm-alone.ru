# Cooks are paid by the hour and called receivers; only the firm has a claim on what is left.
# base: co-governed-example

DELETE DATA { :b-meal sg2:receiver :households . :p-5c-cooks sg2:role sg2x:implementer } ;
INSERT DATA { :p-5c-cooks sg2:role sg2x:contractor }
