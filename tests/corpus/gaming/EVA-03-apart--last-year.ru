# The wait of 2025 is compared with that of the year before, though that of 2021 is on record.
# base: evaluated-example

DELETE DATA { :o-wait-2025 sg2:baseline :o-wait-2021 } ;

INSERT DATA { case:evaluated-example sg2:hasObservation :o-wait-2024 . :s22 sg2:shows :o-wait-2024 .
  :o-wait-2024 a sg2:Observation ;
    rdfs:label "median wait in the year of the fourth clinic"@en ;
    sg2:ofIndicator fw:E-3A2 ;
    sg2:value 17 ; sg2:unit sg2x:unit-day ; sg2:start "2024-01" ; sg2:end "2024-03" ; sg2:perimeter :harbour-quarter ;
    sg2:method "waiting-time register of the Health Board"@en ; sg2:observer :institute ;
    sg2:noBaseline "first year with four clinics"@en ; sg2:fundingNote "paid by the Health Board; data and method public"@en .
  :o-wait-2025 sg2:baseline :o-wait-2024 }
