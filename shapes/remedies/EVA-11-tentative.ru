# Takes out the figures of the first coding, and leaves blanks for those of a coding of more units or under a better rule.
DELETE {
    $this sg2:alpha ?alpha .
    $this sg2:alphaLow ?alphaLow .
    $this sg2:alphaHigh ?alphaHigh .
    $this sg2:unitCount ?unitCount .
}
INSERT {
    $this sg2:alpha fill:alpha .
    $this sg2:alphaLow fill:alphaLow .
    $this sg2:alphaHigh fill:alphaHigh .
    $this sg2:unitCount fill:unitCount .
}
WHERE {
    OPTIONAL { $this sg2:alpha ?alpha }
    OPTIONAL { $this sg2:alphaLow ?alphaLow }
    OPTIONAL { $this sg2:alphaHigh ?alphaHigh }
    OPTIONAL { $this sg2:unitCount ?unitCount }
}
