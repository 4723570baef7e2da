# It is not said who may change the rules of the council.
# base: co-governed-example

DELETE WHERE { :vote sg2:ruleChange ?how }
