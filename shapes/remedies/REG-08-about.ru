# Says that the statement is about the case or has it as context; what is about nothing though it has a context asks for its subject.
# What else a statement needs as soon as it has a subject comes with it.
DELETE { $this sg2:about ?slip ; sg2:contextFor ?elsewhere ; sg2:affirms ?affirmed . }
INSERT {
    $this sg2:about ?about , ?asked ; sg2:jointlyAbout ?joint ; sg2:contextFor ?context ; sg2:says ?words ; sg2:suggests ?affirmed ;
        sg2:codedIn ?session .
    ?cites sg2:source ?source ; sg2:locator ?locator ; sg2:basis ?basis .
    $this sg2:inferredFrom ?from .
    ?called a sg2:Case .
    ?made a sg2:Source ; sg2:publisher fill:publisher ; sg2:published fill:published ; sg2:grade fill:grade ; sg2:closeness fill:closeness .
    ?begun a sg2:CodingSession ; sg2:coder ?coder ; sg2:codedAt fill:codedAt .
    ?person rdfs:label fill:coderName .
}
WHERE {
    OPTIONAL {
        GRAPH <urn:sg2kg:submission> { $this sg2:about ?subject }
        FILTER ( isIRI(?subject) && EXISTS { ?subject ?property ?told } )
    }
    OPTIONAL {
        GRAPH <urn:sg2kg:submission> { $this sg2:about ?misspelt }
        FILTER ( !isIRI(?misspelt) || NOT EXISTS { ?misspelt ?property ?told } )
    }
    OPTIONAL { $this sg2:contextFor ?bearing }
    OPTIONAL {
        $this sg2:contextFor ?elsewhere
        FILTER NOT EXISTS { ?elsewhere a/rdfs:subClassOf* sg2:Situation }
        FILTER NOT EXISTS { ?thing sg2:describes|sg2:hasPhase ?elsewhere }
    }
    OPTIONAL {
        ?record sg2:describes ?case
        FILTER ( !isLiteral(?case) )
        FILTER NOT EXISTS { ?record sg2:describes ?other FILTER ( isIRI(?other) && STR(?other) < STR(?case) ) }
    }
    { SELECT (MIN(?any) AS ?undescribed) { GRAPH <urn:sg2kg:submission> { ?any a sg2:Case FILTER ( isIRI(?any) ) } } }
    BIND ( COALESCE(?case, ?undescribed) AS ?whole )
    # where the file has no case at all, what the statement is about is one, unless it is something else
    OPTIONAL {
        $this sg2:about ?called
        FILTER ( !BOUND(?whole) && isIRI(?called) && NOT EXISTS { ?called a ?kind } )
    }
    BIND ( EXISTS { $this a sg2:JointStatement } AS ?several )
    BIND ( !BOUND(?subject) && BOUND(?bearing) && !BOUND(?elsewhere) && !BOUND(?misspelt) AS ?open )
    BIND ( IF(BOUND(?subject) || ?open || ?several, ?nothing, ?whole) AS ?about )
    BIND ( IF(!BOUND(?subject) && ?several, ?whole, ?nothing) AS ?joint )
    BIND ( IF(?open, fill:subject, ?nothing) AS ?asked )
    BIND ( IF(BOUND(?subject) && !?several, ?whole, ?nothing) AS ?context )
    BIND ( IF(BOUND(?whole), ?misspelt, ?nothing) AS ?slip )
    OPTIONAL { $this sg2:affirms|sg2:denies|sg2:qualifies|sg2:likens|sg2:suggests|sg2:names|sg2:likensTo|sg2:shows|sg2:says ?content }
    BIND ( IF(BOUND(?content), ?nothing, fill:says) AS ?words )
    OPTIONAL { $this sg2:source ?cited }
    OPTIONAL { $this sg2:basis ?own }
    OPTIONAL { $this sg2:inferredFrom ?premise }
    BIND ( COALESCE(?own = sg2:weInfer, false) AS ?inference )
    OPTIONAL { $this sg2:affirms ?affirmed FILTER ( ?inference ) }
    BIND ( IF(?inference && !BOUND(?premise) && !BOUND(?cited), fill:premise, ?nothing) AS ?from )
    BIND ( IF(?inference || BOUND(?cited), ?nothing, $this) AS ?cites )
    OPTIONAL { $this sg2:locator ?place }
    BIND ( IF(BOUND(?place), ?nothing, fill:locator) AS ?locator )
    {
        SELECT (MIN(?complete) AS ?known) {
            GRAPH <urn:sg2kg:submission> {
                ?complete a sg2:Source ; sg2:closeness ?closeness
                { ?complete sg2:publisher ?publisher ; sg2:published ?published ; sg2:grade ?grade } UNION { ?statement sg2:source ?complete }
                FILTER ( isIRI(?complete) )
                FILTER NOT EXISTS { ?complete sg2:grade sg2:gradeD }
                FILTER NOT EXISTS { ?record sg2:setAside ?complete }
                FILTER NOT EXISTS { ?complete sg2:basis sg2:weInfer }
            }
        }
    }
    BIND ( COALESCE(?known, new:source) AS ?source )
    BIND ( IF(BOUND(?known) || !BOUND(?cites), ?nothing, new:source) AS ?made )
    OPTIONAL { ?source sg2:basis ?said }
    BIND ( IF(BOUND(?said) || BOUND(?own), ?nothing, fill:basis) AS ?basis )
    # where neither the record nor any statement tells its coding session, the new statement begins one
    OPTIONAL {
        ?coded a sg2:CaseRecord
        FILTER NOT EXISTS { ?coded sg2:codedIn ?any }
        FILTER NOT EXISTS { $this sg2:codedIn ?any }
        FILTER NOT EXISTS { GRAPH <urn:sg2kg:submission> { ?uncoded sg2:about|sg2:jointlyAbout|sg2:contextFor ?subject }
                            FILTER ( ?uncoded != $this && NOT EXISTS { ?uncoded sg2:codedIn ?any } ) }
        OPTIONAL { ?coded sg2:submitter ?coding FILTER ( isIRI(?coding) ) }
        { SELECT (MIN(?any) AS ?held) { GRAPH <urn:sg2kg:submission> { ?thing sg2:codedIn ?any FILTER ( isIRI(?any) ) } } }
    }
    BIND ( IF(BOUND(?coded), COALESCE(?held, new:session), ?nothing) AS ?session )
    BIND ( IF(BOUND(?coded) && !BOUND(?held), new:session, ?nothing) AS ?begun )
    BIND ( IF(BOUND(?begun), COALESCE(?coding, new:coder), ?nothing) AS ?coder )
    BIND ( IF(BOUND(?begun) && !BOUND(?coding), new:coder, ?nothing) AS ?person )
}
