# Cites the one source that is described, or else a new one; what rests on a premise is called an inference, and an inference asks for its premise.
DELETE { $this sg2:basis ?stated ; sg2:affirms ?affirmed . }
INSERT {
    $this sg2:basis ?inferred ; sg2:suggests ?affirmed ; sg2:inferredFrom ?from .
    ?cites sg2:source ?source ; sg2:locator ?locator ; sg2:basis ?basis .
    ?made a sg2:Source ; sg2:publisher fill:publisher ; sg2:published fill:published ; sg2:grade fill:grade ; sg2:closeness fill:closeness .
}
WHERE {
    OPTIONAL { $this sg2:inferredFrom ?premise }
    OPTIONAL { $this sg2:basis ?own }
    BIND ( COALESCE(?own = sg2:weInfer, false) AS ?inference )
    BIND ( BOUND(?premise) && !?inference && NOT EXISTS { $this sg2:denies ?denied } AS ?turned )
    BIND ( IF(?turned, ?own, ?nothing) AS ?stated )
    BIND ( IF(?turned, sg2:weInfer, ?nothing) AS ?inferred )
    OPTIONAL { $this sg2:affirms ?affirmed FILTER ( ?turned ) }
    BIND ( IF(?inference, fill:premise, ?nothing) AS ?from )
    BIND ( IF(?turned || ?inference, ?nothing, $this) AS ?cites )
    {
        SELECT (MIN(?complete) AS ?first) (COUNT(DISTINCT ?complete) AS ?number) {
            GRAPH <urn:sg2kg:submission> {
                ?complete a sg2:Source ; sg2:closeness ?closeness
                { ?complete sg2:publisher ?publisher ; sg2:published ?published ; sg2:grade ?grade } UNION { ?statement sg2:source ?complete }
                FILTER ( isIRI(?complete) )
                FILTER NOT EXISTS { ?complete sg2:grade sg2:gradeD }
                FILTER NOT EXISTS { ?record sg2:setAside ?complete }
            }
        }
    }
    BIND ( IF(?number = 1, ?first, new:source) AS ?source )
    BIND ( IF(?number = 1 || !BOUND(?cites), ?nothing, new:source) AS ?made )
    OPTIONAL { $this sg2:locator ?place }
    BIND ( IF(BOUND(?place), ?nothing, fill:locator) AS ?locator )
    OPTIONAL { ?source sg2:basis ?said }
    BIND ( IF(BOUND(?own) || BOUND(?said), ?nothing, fill:basis) AS ?basis )
}
