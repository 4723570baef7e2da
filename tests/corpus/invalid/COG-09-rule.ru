# A council is named, and neither a rule by which it decides nor anything it decided.
# base: co-governed-example

DELETE DATA { case:co-governed-example sg2:hasDecisionRule :vote ; sg2:hasDecision :full-rent }
