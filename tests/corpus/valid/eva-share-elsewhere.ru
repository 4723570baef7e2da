# A share of another case stands in the record, too; that case was begun by one of the coders.
# base: evaluated-example

INSERT DATA { :lock-clinics a sg2:Case ; rdfs:label "Lock Quarter Clinics"@en ; sg2:initiator :coder-2 ; sg2:hasObservation :o-lock-share . :s15 sg2:shows :o-lock-share .
  :o-lock-share a sg2:Observation ; rdfs:label "share of the lock quarter"@en ; sg2:ofIndicator sg2x:XE-2 ; sg2:denominator "surplus"@en ;
    sg2:value 20 ; sg2:unit sg2x:unit-percent ; sg2:start "2025" ; sg2:perimeter :lock-quarter ;
    sg2:method "register"@en ; sg2:observer :council ; sg2:noBaseline "first count"@en . }
