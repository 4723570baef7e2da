# In the first year one document is cited for naming the issue and for the design.
# base: co-governed-example

INSERT DATA {
    case:co-governed-example sg2:hasPhase :first-year .
    :first-year a sg2:Phase ; rdfs:label "first year"@en ; sg2:start "2023-02" ; sg2:end "2024-01" .
    :s01 sg2:shows :p-5b-firm .
} ;

DELETE { case:co-governed-example sg2:hasParticipation ?part }
INSERT { :first-year sg2:hasParticipation ?part }
WHERE { case:co-governed-example sg2:hasParticipation ?part }
