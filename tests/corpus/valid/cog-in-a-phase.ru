# Whatever is told of the parties, their rules and their figures is told of the first year.
# base: co-governed-example

INSERT DATA {
    case:co-governed-example sg2:hasPhase :first-year .
    :first-year a sg2:Phase ; rdfs:label "first year"@en ; sg2:start "2023-02" ; sg2:end "2024-01" .
} ;

DELETE { case:co-governed-example ?has ?part }
INSERT { :first-year ?has ?part }
WHERE {
    case:co-governed-example ?has ?part .
    FILTER ( ?has IN ( sg2:hasParticipation , sg2:hasDecisionRule , sg2:hasDecision , sg2:hasGrievanceChannel , sg2:hasCarrier ,
        sg2:hasBenefitRule , sg2:hasRisk , sg2:hasObservation ) )
}
