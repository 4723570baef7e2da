# In the first year the firm alone has a claim, under a rule of its own.
# base: co-governed-example

DELETE DATA {
    :b-meal sg2:receiver :cooks , :households .
    case:co-governed-example sg2:hasBenefitRule :b-meal .
} ;

INSERT DATA {
    case:co-governed-example sg2:hasPhase :first-year .
    :first-year sg2:start "2023-02" ; sg2:end "2024-01" ; sg2:hasBenefitRule :b-meal .
}
