# Gives the case or phase as what the share is of, and leaves blanks for the share of that; beside the right perimeter, takes out the wrong one.
DELETE {
    ?figure sg2:perimeter ?value ; sg2:value ?number ; sg2:denominator ?words .
}
INSERT {
    ?figure sg2:perimeter ?whole ; sg2:value ?share ; sg2:denominator ?ofWhat .
}
WHERE {
    ?situation sg2:hasObservation $this .
    BIND ( EXISTS { $this sg2:perimeter ?right . ?right (^sg2:hasPhase)?/^sg2:describes ?record } AS ?told )
    # the whole series is worked out anew
    $this (sg2:baseline|^sg2:baseline)* ?figure .
    ?figure sg2:ofIndicator sg2x:XE-2 ; sg2:perimeter ?value .
    OPTIONAL { ?figure sg2:value ?number . FILTER ( !?told ) }
    OPTIONAL { ?figure sg2:denominator ?words . FILTER ( !?told ) }
    BIND ( IF(?figure = $this, "", CONCAT(".", REPLACE(STR(?figure), "^.*[/#]", ""))) AS ?other )
    BIND ( IF(?told, ?none, ?situation) AS ?whole )
    BIND ( IF(?told, ?none, IRI(CONCAT(STR(fill:value), ?other))) AS ?share )
    BIND ( IF(?told, ?none, IRI(CONCAT(STR(fill:denominator), ?other))) AS ?ofWhat )
}
