# Takes publisher and address from the source that was set aside; one that is cited all the same is not set aside.
DELETE {
    $this ?property ?named .
    ?record sg2:setAside ?cited .
}
WHERE {
    ?record sg2:setAside $this
    OPTIONAL { ?statement sg2:source $this }
    OPTIONAL { $this ?property ?named FILTER ( ?property IN ( sg2:publisher , sg2:address ) && !BOUND(?statement) ) }
    BIND ( IF(BOUND(?statement), $this, ?nothing) AS ?cited )
}
