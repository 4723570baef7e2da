# Takes up the figures of the dimension that the submission tells already, or leaves the blanks of those that it needs, with the evidence for them.
DELETE {
    ?denial sg2:denies ?never .
}
INSERT {
    $this sg2:hasObservation ?there , ?figure .
    ?figure a sg2:Observation ; sg2:ofIndicator ?indicator ; sg2:value ?number ; sg2:unit ?unit ; sg2:denominator ?unitOf ; sg2:start ?when ;
        sg2:perimeter $this ; sg2:method ?how ; sg2:observer ?by ; sg2:noBaseline ?first ; sg2:fundingNote ?paid ;
        sg2:answeredBy ?partners ; sg2:sampleSize ?sample ; sg2:responseRate ?rate .
    $this sg2:hasObservation ?before , ?after , ?each .
    ?before a sg2:Observation ; sg2:ofIndicator fw:E-3A2 ; sg2:forGroup ?group ; sg2:value fill:firstValue ; sg2:unit fill:unit ; sg2:start fill:firstDate ;
        sg2:perimeter $this ; sg2:method fill:method ; sg2:observer fill:independentObserver ; sg2:fundingNote fill:fundingNote ;
        sg2:noBaseline fill:noBaseline .
    ?after a sg2:Observation ; sg2:ofIndicator fw:E-3A2 ; sg2:forGroup ?group ; sg2:value fill:laterValue ; sg2:unit fill:unit ; sg2:start fill:laterDate ;
        sg2:perimeter $this ; sg2:method fill:method ; sg2:observer fill:independentObserver ; sg2:fundingNote fill:fundingNote ;
        sg2:baseline ?before ; sg2:comparedWith ?beside ; sg2:otherExplanations fill:otherExplanations ;
        sg2:earlierProgrammes fill:earlierProgrammes ; sg2:seriesNote fill:seriesNote .
    ?beside a sg2:Observation ; sg2:ofIndicator fw:E-3A2 ; sg2:value fill:comparisonValue ; sg2:unit fill:unit ; sg2:start fill:laterDate ;
        sg2:perimeter fill:comparisonPerimeter ; sg2:method fill:method ; sg2:observer fill:independentObserver ; sg2:noBaseline fill:noBaseline .
    ?each a sg2:Observation ; sg2:ofIndicator fw:E-3A2 ; sg2:forGroup ?otherGroup ; sg2:value ?eachValue ; sg2:unit fill:unit ; sg2:start fill:laterDate ;
        sg2:perimeter $this ; sg2:method fill:method ; sg2:observer fill:independentObserver ; sg2:fundingNote fill:fundingNote ;
        sg2:noBaseline fill:noBaseline .
    ?report a sg2:Statement ; sg2:about $this ; sg2:shows ?before , ?after , ?beside , ?each ;
        sg2:source ?reported ; sg2:basis ?reportBasis ; sg2:locator fill:otherLocator ; sg2:codedIn ?session .
    ?evidence a sg2:Statement ; sg2:about $this ; sg2:shows ?figure ;
        sg2:basis ?basis ; sg2:source ?source ; sg2:locator fill:locator ; sg2:codedIn ?session .
    ?document a sg2:Source ; sg2:publisher fill:publisher ; sg2:published fill:published ; sg2:grade fill:grade ; sg2:closeness fill:closeness .
    ?evaluation a sg2:Source ; sg2:publisher fill:publisher ; sg2:published fill:published ; sg2:address fill:address ;
        sg2:basis sg2:publicSourceSays ; sg2:grade fill:grade ; sg2:closeness fill:independentCloseness .
}
WHERE {
    BIND ( COALESCE(REPLACE(STR(?value), "^.*[/#]", ""), "other") AS ?name )
    OPTIONAL {
        $this sg2:hasPhase?/^sg2:about/sg2:shows ?loose .
        ?loose sg2:ofIndicator/sg2:dimension ?value ; sg2:perimeter ?what .
        FILTER NOT EXISTS { ?any sg2:hasObservation ?loose }
        FILTER NOT EXISTS { ?any sg2:comparedWith ?loose }
        $this sg2:hasPhase?|(sg2:locatedIn/sg2:within*)|sg2:initiator|sg2:convenor|(sg2:hasPhase?/sg2:hasParticipation/sg2:participant) ?what .
        # figures of the partners without a rating of their say, or of the effect without an outcome and its groups, would only bring other findings
        FILTER ( ?value != fw:E-2A || EXISTS { $this sg2:hasPhase?/^sg2:about/sg2:shows/sg2:ofIndicator fw:E-2A3 } )
        FILTER ( ?value != fw:E-3A || EXISTS { $this sg2:hasPhase?/^sg2:about/sg2:shows ?outcome . ?outcome sg2:ofIndicator fw:E-3A2 ; sg2:baseline ?from ; sg2:comparedWith ?beside } )
        FILTER ( ?value != fw:E-3A || NOT EXISTS {
            $this sg2:affectedGroup ?someGroup .
            FILTER NOT EXISTS { $this sg2:hasPhase?/^sg2:about/sg2:shows ?own . ?own sg2:forGroup ?someGroup ; sg2:ofIndicator/sg2:dimension fw:E-3A }
        } )
        BIND ( ?loose AS ?there )
    }
    BIND ( IF(BOUND(?there) || ?value = fw:E-3A, ?none, IRI(CONCAT(STR(new:figure), "-", ?name))) AS ?figure )
    {
        SELECT ?value (MIN(?one) AS ?easiest) WHERE {
            ?one sg2:dimension ?value .
        }
        GROUP BY ?value
    }
    BIND ( IF(?value = fw:E-2A, fw:E-2A3, ?easiest) AS ?indicator )
    OPTIONAL { SELECT ?indicator (MIN(?listed) AS ?unitListed) WHERE { ?indicator sg2:measuredIn ?listed } GROUP BY ?indicator }
    BIND ( COALESCE(?unitListed, IRI(CONCAT(STR(fill:unit), ".", ?name))) AS ?unit )
    BIND ( IF(EXISTS { ?unit a sg2:RatioUnit }, IRI(CONCAT(STR(fill:denominator), ".", ?name)), ?none) AS ?unitOf )
    BIND ( IRI(CONCAT(STR(fill:value), ".", ?name)) AS ?number )
    BIND ( IRI(CONCAT(STR(fill:date), ".", ?name)) AS ?when )
    BIND ( IRI(CONCAT(STR(fill:method), ".", ?name)) AS ?how )
    BIND ( IRI(CONCAT(STR(fill:observer), ".", ?name)) AS ?by )
    BIND ( IRI(CONCAT(STR(fill:noBaseline), ".", ?name)) AS ?first )
    BIND ( IF(EXISTS { ?indicator sg2:area fw:E-3 }, IRI(CONCAT(STR(fill:fundingNote), ".", ?name)), ?none) AS ?paid )
    OPTIONAL {
        SELECT ?this (MIN(?each) AS ?answering) WHERE {
            ?record sg2:describes ?this .
            ?this sg2:hasPhase?/sg2:hasParticipation/(sg2:participant|sg2:represents) ?each .
            FILTER ( isIRI(?each) )
            FILTER NOT EXISTS { ?this sg2:initiator ?initiator . ?each (sg2:controlledBy|^sg2:controlledBy)* ?initiator }
        }
        GROUP BY ?this
    }
    BIND ( COALESCE(?answering, fill:partner) AS ?partner )
    BIND ( IF(?value = fw:E-2A, ?partner, ?none) AS ?partners )
    BIND ( IF(?value = fw:E-2A, fill:sampleSize, ?none) AS ?sample )
    BIND ( IF(?value = fw:E-2A, fill:responseRate, ?none) AS ?rate )
    # effect on the issue: an outcome with all that EVA-03 to EVA-06 ask of it
    BIND ( !BOUND(?there) && ?value = fw:E-3A AS ?effect )
    BIND ( IF(?effect, new:before, ?none) AS ?before )
    BIND ( IF(?effect, new:after, ?none) AS ?after )
    BIND ( IF(?effect, new:comparison, ?none) AS ?beside )
    BIND ( IF(?effect, new:report, ?none) AS ?report )
    OPTIONAL {
        SELECT ?this (MIN(?touched) AS ?group) WHERE { ?record sg2:describes ?this . ?this sg2:affectedGroup ?touched } GROUP BY ?this
    }
    OPTIONAL { $this sg2:affectedGroup ?otherGroup . FILTER ( ?otherGroup != ?group ) }
    BIND ( COALESCE(REPLACE(STR(?otherGroup), "^.*[/#]", ""), "group") AS ?groupName )
    BIND ( IF(?effect && BOUND(?otherGroup), IRI(CONCAT(STR(new:effect), "-", ?groupName)), ?none) AS ?each )
    BIND ( IRI(CONCAT(STR(fill:value), ".", ?groupName)) AS ?eachValue )
    OPTIONAL {
        SELECT (MIN(?told) AS ?outside) WHERE {
            ?record sg2:describes/sg2:hasPhase?/^sg2:about/sg2:source ?told .
            ?told a sg2:Source ; sg2:closeness/sg2:isIndependent true ; sg2:publisher ?publisher ; sg2:published ?published ; sg2:address ?address .
            FILTER ( isIRI(?told) )
            FILTER NOT EXISTS { ?told sg2:grade sg2:gradeD }
        }
        HAVING ( COUNT(*) > 0 )
    }
    BIND ( COALESCE(?outside, new:evaluation) AS ?reported )
    BIND ( IF(?effect && !BOUND(?outside), new:evaluation, ?none) AS ?evaluation )
    BIND ( IF(BOUND(?evaluation) || EXISTS { ?reported sg2:basis ?stated }, ?none, sg2:publicSourceSays) AS ?reportBasis )
    # E-2A and E-3A always apply
    OPTIONAL {
        $this sg2:hasPhase?/^sg2:about ?denial .
        ?denial sg2:denies ?never ; sg2:absenceReason sg2:notApplicable .
        FILTER ( ?never = ?value && ?never IN ( fw:E-2A, fw:E-3A ) )
    }
    BIND ( IF(BOUND(?figure), new:evidence, ?none) AS ?evidence )
    {
        SELECT (MIN(?complete) AS ?cited) WHERE {
            GRAPH <urn:sg2kg:submission> {
                ?complete a sg2:Source ; sg2:publisher ?publisher ; sg2:published ?published ; sg2:grade ?grade ; sg2:closeness ?closeness .
                FILTER ( isIRI(?complete) && ?grade != sg2:gradeD )
                FILTER NOT EXISTS { ?record sg2:setAside ?complete }
                FILTER NOT EXISTS { ?complete sg2:basis sg2:weInfer }
            }
        }
    }
    BIND ( COALESCE(?cited, new:source) AS ?source )
    BIND ( IF(BOUND(?figure) && !BOUND(?cited), new:source, ?none) AS ?document )
    BIND ( IF(EXISTS { ?source sg2:basis ?said }, ?none, fill:basis) AS ?basis )
    OPTIONAL {
        ?uncoded a sg2:CaseRecord .
        FILTER NOT EXISTS { ?uncoded sg2:codedIn ?its }
        { SELECT (MIN(?coded) AS ?session) WHERE { GRAPH <urn:sg2kg:submission> { ?told sg2:codedIn ?coded } } }
    }
}
