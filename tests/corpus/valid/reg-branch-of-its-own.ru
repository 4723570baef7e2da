# The library has two places, and the branch in the harbour is recorded as a case of its own.
# base: registered-example

INSERT DATA {
    case:registered-example sg2:locatedIn :harbour-quarter .
    :harbour-quarter a sg2:Place ; rdfs:label "Harbour Quarter"@en ; sg2:within :lintbrook .
    :part-of-library a sg2:CaseLink ; sg2:wholeCase case:registered-example .
    :harbour-library a sg2:Case ; sg2:locatedIn :harbour-quarter ; sg2:hasLink :part-of-library .
    :s01 sg2:shows :harbour-quarter , :part-of-library .
}
