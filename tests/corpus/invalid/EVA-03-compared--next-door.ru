# The lock quarter is set beside a third one, the harbour quarter beside none.
# base: evaluated-example

DELETE WHERE { :o-wait-2021 sg2:comparedWith ?other } ;
DELETE WHERE { :o-wait-2025 sg2:comparedWith ?other } ;

INSERT DATA { :o-lock-2025 sg2:comparedWith :o-hill . :s22 sg2:shows :o-hill .
  :o-hill a sg2:Observation ; rdfs:label "median wait in the hill quarter"@en ; sg2:ofIndicator fw:E-3A2 ; 
    sg2:value 20 ; sg2:unit sg2x:unit-day ; sg2:start "2025" ; sg2:perimeter :pellhaven ;
    sg2:method "register"@en ; sg2:observer :council ; sg2:noBaseline "first count"@en . }
