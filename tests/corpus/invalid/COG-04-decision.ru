# The rule of the council is told, and no decision taken under it.
# base: co-governed-example

DELETE DATA { case:co-governed-example sg2:hasDecision :full-rent }
