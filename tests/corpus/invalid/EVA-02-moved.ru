# An older figure of the lock quarter has turned up, and the change is still told from the newer one.
# base: evaluated-example

DELETE WHERE { :o-lock-2021 sg2:noBaseline ?words } ;

INSERT DATA { :o-lock-2021 sg2:baseline :o-lock-2019 .
  :o-lock-2019 a sg2:Observation ;
    rdfs:label "median wait for a first appointment, lock quarter"@en ;
    sg2:ofIndicator fw:E-3A2 ;
    sg2:value 24 ; sg2:unit sg2x:unit-day ; sg2:start "2019-01" ; sg2:end "2019-03" ; sg2:perimeter :lock-quarter ;
    sg2:method "waiting-time register of the Health Board"@en ; sg2:observer :institute ;
    sg2:noBaseline "first year of the register"@en .
  :s22 sg2:shows :o-lock-2019 }
