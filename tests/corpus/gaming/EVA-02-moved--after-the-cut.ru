# The budget of 2025 is compared with that of 2023, after a cut, and no longer with the first, that of 2022.
# base: evaluated-example

DELETE DATA { :o-budget-2025 sg2:baseline :o-budget-2022 } ;

INSERT DATA { case:evaluated-example sg2:hasObservation :o-budget-2023 . :s11 sg2:shows :o-budget-2023 .
  :o-budget-2023 a sg2:Observation ;
    rdfs:label "share of the harbour budget"@en ;
    sg2:ofIndicator fw:E-1A2 ;
    sg2:value 2.2 ; sg2:unit sg2x:unit-percent ; sg2:start "2023-01" ; sg2:end "2023-12" ; sg2:perimeter :firm ;
    sg2:denominator "total operating spend of the firm"@en ;
    sg2:method "spent, by audited accounts"@en ; sg2:observer :firm ;
    sg2:baseline :o-budget-2022 .
  :o-budget-2025 sg2:baseline :o-budget-2023 }
