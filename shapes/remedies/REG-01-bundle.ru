# Begins with the phases of the case: what it was called and when it started.
INSERT {
    $this sg2:hasPhase new:phase .
    new:phase a sg2:Phase ; rdfs:label fill:phaseName ; sg2:start fill:start .
}
