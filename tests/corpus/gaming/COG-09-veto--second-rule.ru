# A rule for small matters is binding; another one, for money, lets the firm set decisions aside.
# base: co-governed-example

INSERT DATA {
    case:co-governed-example sg2:hasDecisionRule :money-vote .
    :money-vote a sg2:DecisionRule ; rdfs:label "vote on money"@en ;
        sg2:closureRule "five of seven votes, and the signature of the firm"@en ; sg2:meetingInterval "twice a year"@en ;
        sg2:chairedBy :firm ; sg2:initiatorCanOverride true ; sg2:ruleChange "the firm"@en ; sg2:exitTerms "at three months' notice"@en .
    :s02 sg2:shows :money-vote .
}
