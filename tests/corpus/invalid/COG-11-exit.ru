# It is not said how a party can leave.
# base: co-governed-example

DELETE WHERE { :vote sg2:exitTerms ?how }
