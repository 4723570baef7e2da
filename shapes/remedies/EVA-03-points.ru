# Tells which other points of the series exist.
INSERT {
    $this sg2:seriesNote fill:seriesNote
}
