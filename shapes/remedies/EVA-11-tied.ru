# Puts somebody who is not tied to the initiator, a blank, in the place of the coder who is.
DELETE {
    ?session sg2:coder ?value .
}
INSERT {
    ?session sg2:coder ?coder .
}
WHERE {
    $this sg2:codedIn ?session .
    ?session sg2:coder ?value .
    BIND ( IF(EXISTS {
        $this sg2:codedIn/sg2:coder ?other ; sg2:describes/sg2:initiator ?initiator .
        ?other (sg2:controlledBy|^sg2:controlledBy)* ?initiator .
        FILTER ( STR(?other) < STR(?value) )
    }, fill:otherCoder, fill:coder) AS ?coder )
}
