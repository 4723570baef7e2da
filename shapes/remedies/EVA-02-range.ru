# Takes out the number that lies outside the scale, and leaves a blank for the right one.
DELETE {
    $this sg2:value ?wrong .
}
INSERT {
    $this sg2:value ?right .
}
WHERE {
    $this sg2:value ?wrong ; sg2:unit ?unit .
    ?unit sg2:scaleMin ?least ; sg2:scaleMax ?most .
    FILTER ( ?wrong < ?least || ?wrong > ?most )
    BIND ( IF(EXISTS { $this sg2:value ?other . FILTER ( ?other >= ?least && ?other <= ?most ) }, ?none, fill:value) AS ?right )
}
