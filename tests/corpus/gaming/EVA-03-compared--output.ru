# The wait is set beside the number of people seen next door.
# base: evaluated-example

DELETE WHERE { :o-wait-2021 sg2:comparedWith ?other } ;
DELETE WHERE { :o-wait-2025 sg2:comparedWith ?other } ;

INSERT DATA { :o-wait-2025 sg2:comparedWith :o-lock-seen . :s22 sg2:shows :o-lock-seen .
  :o-lock-seen a sg2:Observation ; rdfs:label "people seen in the lock quarter"@en ; sg2:ofIndicator fw:E-3A1 ; 
    sg2:value 20 ; sg2:unit sg2x:unit-day ; sg2:start "2025" ; sg2:perimeter :lock-quarter ;
    sg2:method "register"@en ; sg2:observer :council ; sg2:noBaseline "first count"@en . }
