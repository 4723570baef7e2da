# The lock quarter's clinics are a case of their own: its figures need no note of the series and no explanations here.
# base: evaluated-example

INSERT DATA {
  :lock-clinics a sg2:Case ; rdfs:label "Lock Quarter Clinics"@en ; sg2:hasPhase :lock-pilot ; sg2:hasObservation :o-lock-2021 .
  :lock-pilot sg2:hasObservation :o-lock-2025 }
