# In the first year it is not said which cooks take part in the execution.
# base: co-governed-example

INSERT DATA {
    case:co-governed-example sg2:hasPhase :first-year .
    :first-year a sg2:Phase ; rdfs:label "first year"@en ; sg2:start "2023-02" ; sg2:end "2024-01" ; sg2:hasParticipation :p-5c-cooks .
} ;

DELETE DATA { case:co-governed-example sg2:hasParticipation :p-5c-cooks } ;

DELETE WHERE { :p-5c-cooks sg2:howChosen ?how }
