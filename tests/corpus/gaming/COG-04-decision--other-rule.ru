# The decision that is told was taken under the rule of another kitchen.
# base: co-governed-example

DELETE DATA { :full-rent sg2:byRule :vote } ;
INSERT DATA { :full-rent sg2:byRule :hill-vote . :hill-vote a sg2:DecisionRule ; rdfs:label "vote of the kitchen on the hill"@en }
