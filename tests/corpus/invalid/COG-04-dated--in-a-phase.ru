# The one decision that is told belongs to a phase, and to the year after next.
# base: co-governed-example

DELETE DATA {
    case:co-governed-example sg2:hasDecision :full-rent .
    :full-rent sg2:takenOn "2024-03-14" .
} ;

INSERT DATA {
    case:co-governed-example sg2:hasPhase :second-year .
    :second-year sg2:start "2024-02" ; sg2:hasDecision :full-rent .
    :full-rent sg2:takenOn "2028-03" .
}
