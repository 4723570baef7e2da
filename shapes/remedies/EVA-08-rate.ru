# Takes out impossible numbers, and leaves blanks for how many answered and which part of those asked, where they are missing.
DELETE {
    $this sg2:sampleSize ?noSize ; sg2:responseRate ?noRate .
}
INSERT {
    $this sg2:sampleSize ?size ; sg2:responseRate ?rate .
}
WHERE {
    OPTIONAL { $this sg2:sampleSize ?noSize . FILTER ( !COALESCE(?noSize > 0, false) ) }
    OPTIONAL { $this sg2:responseRate ?noRate . FILTER ( !COALESCE(?noRate > 0 && ?noRate <= 1, false) ) }
    BIND ( IF(EXISTS { $this sg2:sampleSize ?number . FILTER ( ?number > 0 ) }, ?none, fill:sampleSize) AS ?size )
    BIND ( IF(EXISTS { $this sg2:responseRate ?number . FILTER ( ?number > 0 && ?number <= 1 ) }, ?none, fill:responseRate) AS ?rate )
}
