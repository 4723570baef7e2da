# The lock quarter has clinics of its own, a case apart: what is measured there owes this case nothing.
# base: evaluated-example

INSERT DATA {
  :lock-clinics a sg2:Case ; rdfs:label "Lock Quarter Clinics"@en ; sg2:hasObservation :o-lock-2021 , :o-lock-say .
  :o-lock-say a sg2:Observation ; rdfs:label "say of partners in the lock quarter"@en ;
    sg2:ofIndicator fw:E-2A3 ;
    sg2:value 3 ; sg2:unit sg2x:unit-sayStep ; sg2:start "2025-09" ; sg2:end "2025-10" ; sg2:perimeter :lock-quarter ;
    sg2:sampleSize 9 ; sg2:responseRate 0.6 ;
    sg2:method "read from a report, who answered is not told"@en ; sg2:observer :institute ; sg2:noBaseline "first survey"@en .
  :s22 sg2:shows :o-lock-say }
