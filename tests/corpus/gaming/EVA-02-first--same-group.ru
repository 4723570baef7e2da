# The wait of dock workers is called a first measurement, while their wait of the year before stands in the record.
# base: evaluated-example

INSERT DATA { case:evaluated-example sg2:hasObservation :o-dockworkers-2024 . :s22 sg2:shows :o-dockworkers-2024 .
  :o-dockworkers-2024 a sg2:Observation ;
    rdfs:label "median wait, seasonal dock workers"@en ;
    sg2:ofIndicator fw:E-3A2 ;
    sg2:value 16 ; sg2:unit sg2x:unit-day ; sg2:start "2024-01" ; sg2:end "2024-03" ; sg2:perimeter :harbour-quarter ;
    sg2:forGroup :dockworkers ;
    sg2:method "as for the whole quarter, split by employer"@en ; sg2:observer :institute ;
    sg2:noBaseline "not split before 2024"@en ; sg2:fundingNote "paid by the Health Board; data and method public"@en }
