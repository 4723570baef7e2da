# The library has moved: two places, and a phase that says which came first.
# base: registered-example

INSERT DATA {
    case:registered-example sg2:locatedIn :harbour-quarter ; sg2:hasPhase :at-the-mill .
    :harbour-quarter a sg2:Place ; rdfs:label "Harbour Quarter"@en ; sg2:within :lintbrook .
    :at-the-mill a sg2:Phase ; rdfs:label "at the mill"@en ; sg2:start "2021-03" ; sg2:end "2024" ; sg2:locatedIn :mill-quarter .
    :s01 sg2:shows :harbour-quarter .
}
