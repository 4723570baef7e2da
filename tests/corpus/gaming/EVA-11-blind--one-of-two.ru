# What the first coder found alone is kept, what the second one found is not.
# base: evaluated-example

DELETE DATA { :session sg2:coder :coder-2 } ;

INSERT DATA { :record sg2:codedIn :second-session .
  :second-session a sg2:CodingSession ; sg2:coder :coder-2 ; sg2:codedAt "2026-10-13T09:00:00Z"^^xsd:dateTime }
