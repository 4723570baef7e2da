# The number of people seen is written with an exponent; an earlier figure of the same name is one of dock workers only.
# base: evaluated-example

DELETE DATA { :o-patients sg2:value 2310 } ;

INSERT DATA { :o-patients sg2:value 2.31e3 } ;

INSERT DATA { case:evaluated-example sg2:hasObservation :o-seen-2024 . :s14 sg2:shows :o-seen-2024 .
  :o-seen-2024 a sg2:Observation ;
    rdfs:label "people seen for the first time"@en ;
    sg2:ofIndicator fw:E-3A1 ;
    sg2:value 900 ; sg2:unit sg2x:unit-person ; sg2:start "2024-01" ; sg2:end "2024-12" ; sg2:perimeter case:evaluated-example ;
    sg2:forGroup :dockworkers ;
    sg2:method "register"@en ; sg2:observer :council ;
    sg2:noBaseline "first"@en }
