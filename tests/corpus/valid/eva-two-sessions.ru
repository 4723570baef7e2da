# The coders worked on two days, each alone; the share is a ratio and one of the last phase.
# base: evaluated-example

DELETE DATA { :session sg2:coder :coder-2 .
  :o-share sg2:value 50 ; sg2:unit sg2x:unit-percent ; sg2:perimeter case:evaluated-example } ;

INSERT DATA {
  :record sg2:codedIn :second-session .
  :second-session a sg2:CodingSession ; sg2:coder :coder-2 ; sg2:codedAt "2026-10-13T09:00:00Z"^^xsd:dateTime ;
    sg2:blindLog "kept by the Institute for Shore Health"@en .
  :o-share sg2:value 0.5 ; sg2:unit sg2x:unit-ratio ; sg2:perimeter :scaling }
