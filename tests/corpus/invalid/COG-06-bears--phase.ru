# In the first year the social office gives a grant and a mandate, and no risk is listed for it.
# base: co-governed-example

INSERT DATA {
    case:co-governed-example sg2:hasPhase :first-year .
    :first-year a sg2:Phase ; rdfs:label "first year"@en ; sg2:start "2023-02" ; sg2:end "2024-01" .
} ;

DELETE { case:co-governed-example sg2:hasParticipation ?part }
INSERT { :first-year sg2:hasParticipation ?part }
WHERE { case:co-governed-example sg2:hasParticipation ?part } ;

DELETE DATA {
    case:co-governed-example sg2:hasRisk :r-grant .
    :r-hours sg2:bearerAfter :office .
}
