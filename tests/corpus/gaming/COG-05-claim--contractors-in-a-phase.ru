# In the first year the cooks are paid by the hour, and their wage is told as a claim.
# base: co-governed-example

DELETE DATA {
    :b-meal sg2:receiver :households , :firm .
    case:co-governed-example sg2:hasParticipation :p-5c-cooks .
} ;

INSERT DATA {
    case:co-governed-example sg2:hasPhase :first-year .
    :first-year sg2:start "2023-02" ; sg2:end "2024-01" ; sg2:hasParticipation :p-5c-cooks .
    :p-5c-cooks sg2:role sg2x:contractor .
}
