# In the first year the complaints book lies open, and nobody counts what is written in it.
# base: co-governed-example

INSERT DATA {
    case:co-governed-example sg2:hasPhase :first-year .
    :first-year a sg2:Phase ; rdfs:label "first year"@en ; sg2:start "2023-02" ; sg2:end "2024-01" ; sg2:hasGrievanceChannel :complaints .
} ;

DELETE DATA { case:co-governed-example sg2:hasGrievanceChannel :complaints ; sg2:hasObservation :o-complaints }
