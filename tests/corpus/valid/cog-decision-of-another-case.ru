# Another kitchen has a decision planned for a later year; this record describes another case.
# base: co-governed-example

INSERT DATA {
    :hill-kitchen a sg2:Case ; sg2:hasDecision :hill-rent .
    :hill-rent a sg2:Decision ; sg2:byRule :vote ; sg2:takenOn "2028-03" ; sg2:outcome "half rent on the hill"@en .
    :s03 sg2:shows :hill-rent .
}
