# Takes out alpha and the ends of its interval, for it cannot be seen which of them is wrong, and leaves blanks for them.
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
