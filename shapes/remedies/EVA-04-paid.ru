# Tells who paid for the measurement.
INSERT {
    $this sg2:fundingNote fill:fundingNote
}
