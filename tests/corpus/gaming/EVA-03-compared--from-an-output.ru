# The number of people seen is set beside an outcome next door, the wait beside nothing.
# base: evaluated-example

DELETE WHERE { :o-wait-2021 sg2:comparedWith ?other } ;
DELETE WHERE { :o-wait-2025 sg2:comparedWith ?other } ;

INSERT DATA { :o-patients-2022 a sg2:Observation ; rdfs:label "people seen in 2022"@en ; sg2:ofIndicator fw:E-3A1 ;
    sg2:value 700 ; sg2:unit sg2x:unit-person ; sg2:start "2022-01" ; sg2:end "2022-12" ; sg2:perimeter case:evaluated-example ;
    sg2:method "register"@en ; sg2:observer :council ; sg2:noBaseline "first count"@en .
  :s14 sg2:shows :o-patients-2022 , :o-cured . :o-patients sg2:baseline :o-patients-2022 ; sg2:comparedWith :o-cured .
  :o-cured a sg2:Observation ; rdfs:label "people cured next door"@en ; sg2:ofIndicator fw:E-3A2 ; 
    sg2:value 20 ; sg2:unit sg2x:unit-person ; sg2:start "2025" ; sg2:perimeter :lock-quarter ;
    sg2:method "register"@en ; sg2:observer :council ; sg2:noBaseline "first count"@en . } ;

DELETE WHERE { :o-patients sg2:noBaseline ?words }
