# In the first year guests of the hall next door bear the risk of fire, and are left out of the list of affected people.
# base: co-governed-example

DELETE DATA { case:co-governed-example sg2:hasRisk :r-fire } ;

INSERT DATA {
    case:co-governed-example sg2:hasPhase :first-year .
    :first-year sg2:start "2023-02" ; sg2:end "2024-01" ; sg2:hasRisk :r-fire .
    :guests a sg2:PeopleGroup ; rdfs:label "guests of the hall next door"@en .
    :r-fire sg2:bearerBefore :guests ; sg2:bearerAfter :guests ; sg2:residualBearer :guests .
}
