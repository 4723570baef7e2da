# Leaves blanks for alpha, the ends of its interval and the number of units, where they are missing.
INSERT {
    $this sg2:alpha ?alpha ; sg2:alphaLow ?alphaLow ; sg2:alphaHigh ?alphaHigh ; sg2:unitCount ?unitCount .
}
WHERE {
    BIND ( IF(EXISTS { $this sg2:alpha ?told }, ?none, fill:alpha) AS ?alpha )
    BIND ( IF(EXISTS { $this sg2:alphaLow ?told }, ?none, fill:alphaLow) AS ?alphaLow )
    BIND ( IF(EXISTS { $this sg2:alphaHigh ?told }, ?none, fill:alphaHigh) AS ?alphaHigh )
    BIND ( IF(EXISTS { $this sg2:unitCount ?told }, ?none, fill:unitCount) AS ?unitCount )
}
