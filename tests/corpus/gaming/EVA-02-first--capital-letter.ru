# The series starts anew under the same name with a capital letter.
# base: evaluated-example

DELETE DATA { :o-budget-2025 sg2:baseline :o-budget-2022 } ;
DELETE WHERE { :o-budget-2025 rdfs:label ?l } ;
INSERT DATA { :o-budget-2025 rdfs:label "Share of the harbour budget"@en ; sg2:noBaseline "first"@en }
