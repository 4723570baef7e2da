# In the first year partners are worked with early on, and first decide when the kitchen already runs.
# base: co-governed-example

INSERT DATA {
    case:co-governed-example sg2:hasPhase :first-year .
    :first-year a sg2:Phase ; rdfs:label "first year"@en ; sg2:start "2023-02" ; sg2:end "2024-01" .
} ;

DELETE { case:co-governed-example sg2:hasParticipation ?part }
INSERT { :first-year sg2:hasParticipation ?part }
WHERE { case:co-governed-example sg2:hasParticipation ?part } ;

DELETE { ?part sg2:say sg2:collaborate }
INSERT { ?part sg2:say sg2:involve }
WHERE {
    ?part sg2:stage ?early ; sg2:standing sg2:independent ; sg2:say sg2:collaborate .
    FILTER ( ?early IN ( fw:DEF-5a , fw:DEF-5b ) )
}
