# In the first year neighbours are told of the review; nobody asks them.
# base: co-governed-example

INSERT DATA {
    case:co-governed-example sg2:hasPhase :first-year .
    :first-year a sg2:Phase ; rdfs:label "first year"@en ; sg2:start "2023-02" ; sg2:end "2024-01" .
    :p-5d-neighbours sg2:say sg2:inform .
} ;

DELETE { case:co-governed-example sg2:hasParticipation ?part }
INSERT { :first-year sg2:hasParticipation ?part }
WHERE { case:co-governed-example sg2:hasParticipation ?part } ;

DELETE DATA { :p-5d-neighbours sg2:say sg2:consult }
