# The decision was taken by a rule that is not the one described and has no name.
# base: co-governed-example

DELETE DATA { :full-rent sg2:byRule :vote } ;

INSERT DATA { :full-rent sg2:byRule [ a sg2:DecisionRule ; sg2:closureRule "show of hands"@en ] }
