# Two branches are recorded as one case, and what holds of one is told of both.
# base: registered-example

INSERT DATA {
    case:registered-example sg2:locatedIn :harbour-quarter .
    :harbour-quarter a sg2:Place ; rdfs:label "Harbour Quarter"@en ; sg2:within :lintbrook .
    :s01 sg2:shows :harbour-quarter .
}
