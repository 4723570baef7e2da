# Takes out what is neither true nor false, or both of them, and asks whether the initiator can set a decision aside.
DELETE {
    $this sg2:initiatorCanOverride ?wrong
}
INSERT {
    $this sg2:initiatorCanOverride ?answer
}
WHERE {
    OPTIONAL {
        $this sg2:initiatorCanOverride ?clear .
        FILTER ( ?clear IN ( true, false ) )
        FILTER NOT EXISTS { $this sg2:initiatorCanOverride ?opposite . FILTER ( ?opposite IN ( true, false ) && ?opposite != ?clear ) }
    }
    OPTIONAL { $this sg2:initiatorCanOverride ?wrong . FILTER ( !BOUND(?clear) || !SAMETERM(?wrong, ?clear) ) }
    BIND ( IF(BOUND(?clear), ?none, fill:override) AS ?answer )
}
