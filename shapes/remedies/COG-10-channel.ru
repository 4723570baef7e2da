# Takes up the channel for complaints that the submission tells already, or tells one that is open to the group; counts complaints where nobody does.
INSERT {
    $this sg2:hasGrievanceChannel ?there , ?made ; sg2:hasObservation ?taken , ?figure .
    ?made a sg2:GrievanceChannel ; rdfs:label fill:channel ; sg2:openTo ?value .
    ?figure a sg2:Observation ; sg2:ofIndicator sg2x:XE-4 ; sg2:value fill:value ; sg2:unit fill:complaintUnit ; sg2:start fill:date ;
        sg2:perimeter $this ; sg2:method fill:method ; sg2:observer fill:observer ; sg2:noBaseline fill:noBaseline .
    ?evidence a sg2:Statement ; sg2:about $this ; sg2:shows ?made , ?figure ;
        sg2:basis ?basis ; sg2:source ?source ; sg2:locator fill:locator ; sg2:codedIn ?session .
    ?document a sg2:Source ; sg2:publisher fill:publisher ; sg2:published fill:published ; sg2:grade fill:grade ; sg2:closeness fill:closeness .
}
WHERE {
    OPTIONAL {
        SELECT ?this ?value (MIN(?loose) AS ?there) WHERE {
            ?record sg2:describes ?this .
            ?this sg2:hasPhase?/^sg2:about/sg2:shows ?loose .
            ?loose a sg2:GrievanceChannel ; sg2:openTo ?value .
            FILTER NOT EXISTS { ?any sg2:hasGrievanceChannel ?loose }
        }
        GROUP BY ?this ?value
    }
    BIND ( IF(BOUND(?there), ?none, new:channel) AS ?made )
    # a channel without a figure on complaints draws a caution (COG-10-read); where there was a channel before, it is there already
    BIND ( EXISTS { $this sg2:hasPhase?/sg2:hasGrievanceChannel ?channel } || EXISTS { $this sg2:hasPhase?/sg2:hasObservation/sg2:ofIndicator sg2x:XE-4 } AS ?known )
    OPTIONAL {
        SELECT ?this (MIN(?loose) AS ?counted) WHERE {
            ?record sg2:describes ?this .
            ?this sg2:hasPhase?/^sg2:about/sg2:shows ?loose .
            ?loose sg2:ofIndicator sg2x:XE-4 .
            FILTER NOT EXISTS { ?any sg2:hasObservation ?loose }
        }
        GROUP BY ?this
    }
    BIND ( IF(?known, ?none, ?counted) AS ?taken )
    BIND ( IF(?known || BOUND(?counted), ?none, new:complaints) AS ?figure )
    BIND ( COALESCE(?made, ?figure) AS ?any )
    BIND ( IF(BOUND(?any), new:evidence, ?none) AS ?evidence )
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
    BIND ( IF(BOUND(?any) && !BOUND(?cited), new:source, ?none) AS ?document )
    BIND ( IF(EXISTS { ?source sg2:basis ?said }, ?none, fill:basis) AS ?basis )
    OPTIONAL {
        ?uncoded a sg2:CaseRecord .
        FILTER NOT EXISTS { ?uncoded sg2:codedIn ?its }
        { SELECT (MIN(?coded) AS ?session) WHERE { GRAPH <urn:sg2kg:submission> { ?told sg2:codedIn ?coded } } }
    }
}
