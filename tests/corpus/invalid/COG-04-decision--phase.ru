# In the first year there is a rule, and no decision is told that was taken under it.
# base: co-governed-example

INSERT DATA {
    case:co-governed-example sg2:hasPhase :first-year .
    :first-year a sg2:Phase ; rdfs:label "first year"@en ; sg2:start "2023-02" ; sg2:end "2024-01" ; sg2:hasDecisionRule :vote .
} ;

DELETE DATA { case:co-governed-example sg2:hasDecisionRule :vote ; sg2:hasDecision :full-rent }
