# Takes out what is no date, and leaves blanks for the date and for what was found, where they are missing.
DELETE {
    $this sg2:lookedOn ?wrong .
}
INSERT {
    $this sg2:lookedOn ?when ; sg2:harmFound ?found .
}
WHERE {
    BIND ( IF(EXISTS { $this sg2:harmFound ?told }, ?none, fill:harmFound) AS ?found )
    BIND ( "^[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?[?~]?$" AS ?form )
    BIND ( IF(EXISTS { $this sg2:lookedOn ?day . FILTER ( REGEX(STR(?day), "^[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?[?~]?$") ) }, ?none, fill:date) AS ?when )
    OPTIONAL { $this sg2:lookedOn ?wrong . FILTER ( !REGEX(STR(?wrong), ?form) ) }
}
