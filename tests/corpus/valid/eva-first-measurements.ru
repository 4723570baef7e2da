# Four earlier figures differ from the first measurement in name, place, unit or indicator, a fifth in that it is of all.
# base: evaluated-example

INSERT DATA {
  :o-seen a sg2:Observation ; rdfs:label "people seen for the first time, by the nurses"@en ; sg2:ofIndicator fw:E-3A1 ; 
    sg2:value 20 ; sg2:unit sg2x:unit-person ; sg2:start "2024" ; sg2:perimeter case:evaluated-example ;
    sg2:method "register"@en ; sg2:observer :council ; sg2:noBaseline "first count"@en .
  :o-seen-on-rope-quay a sg2:Observation ; rdfs:label "people seen for the first time"@en ; sg2:ofIndicator fw:E-3A1 ; 
    sg2:value 20 ; sg2:unit sg2x:unit-person ; sg2:start "2022" ; sg2:perimeter :pilot ;
    sg2:method "register"@en ; sg2:observer :council ; sg2:noBaseline "first count"@en .
  :o-days a sg2:Observation ; rdfs:label "people seen for the first time"@en ; sg2:ofIndicator fw:E-3A1 ; 
    sg2:value 20 ; sg2:unit sg2x:unit-day ; sg2:start "2024" ; sg2:perimeter case:evaluated-example ;
    sg2:method "register"@en ; sg2:observer :council ; sg2:noBaseline "first count"@en .
  :o-seen-at-sites a sg2:Observation ; rdfs:label "people seen for the first time"@en ; sg2:ofIndicator fw:E-3B2 ; 
    sg2:value 20 ; sg2:unit sg2x:unit-person ; sg2:start "2024" ; sg2:perimeter case:evaluated-example ;
    sg2:method "register"@en ; sg2:observer :council ; sg2:noBaseline "first count"@en .
  :o-wait-residents rdfs:label "median wait for a first appointment, harbour quarter"@en .
  case:evaluated-example sg2:hasObservation :o-seen , :o-seen-on-rope-quay , :o-days , :o-seen-at-sites .
  :s14 sg2:shows :o-seen , :o-seen-on-rope-quay , :o-days , :o-seen-at-sites }
