# Takes out the figures of the first coding, and leaves blanks for those of a second one under a better rule.
DELETE {
    $this sg2:alpha ?alpha .
    $this sg2:alphaLow ?alphaLow .
    $this sg2:alphaHigh ?alphaHigh .
}
INSERT {
    $this sg2:alpha fill:alpha .
    $this sg2:alphaLow fill:alphaLow .
    $this sg2:alphaHigh fill:alphaHigh .
}
WHERE {
    OPTIONAL { $this sg2:alpha ?alpha }
    OPTIONAL { $this sg2:alphaLow ?alphaLow }
    OPTIONAL { $this sg2:alphaHigh ?alphaHigh }
}
