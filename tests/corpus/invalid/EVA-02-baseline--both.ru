# The budget has an earlier value and is said to have none.
# base: evaluated-example

DELETE WHERE { :o-budget-2025 rdfs:label ?name } ;

INSERT DATA { :o-budget-2025 rdfs:label "share of the budget for four clinics"@en ; sg2:noBaseline "first year with four clinics"@en }
