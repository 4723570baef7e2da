# Takes up the carrier that the submission tells already; or says why there is none, where a statement says that there is none; or describes one.
INSERT {
    $this sg2:hasCarrier ?there , ?made .
    ?made a sg2:Carrier ; sg2:realises ?value ; sg2:usedBy ?user , ?otherUser ; sg2:ownedBy ?owner ; sg2:dataOwnedBy ?dataOwner ; sg2:function ?function .
    ?evidence a sg2:Statement ; sg2:about $this ; sg2:affirms ?value ; sg2:shows ?made ;
        sg2:basis ?basis ; sg2:source ?source ; sg2:locator ?place ; sg2:codedIn ?session .
    ?document a sg2:Source ; sg2:publisher fill:publisher ; sg2:published fill:published ; sg2:grade fill:grade ; sg2:closeness fill:closeness .
    ?denial a sg2:Statement ; sg2:about $this ; sg2:denies ?value ; sg2:absenceReason ?reason ; sg2:decidedBy ?decider ;
        sg2:basis ?basis ; sg2:source ?source ; sg2:locator ?place ; sg2:codedIn ?session .
}
WHERE {
    BIND ( REPLACE(STR(?value), "^.*[/#]", "") AS ?sort )
    OPTIONAL {
        SELECT ?this ?value (MIN(?loose) AS ?there) WHERE {
            ?record sg2:describes ?this .
            ?this sg2:hasPhase?/^sg2:about ?told .
            ?told sg2:shows ?loose ; sg2:affirms/sg2:kindOf* ?value .
            ?loose a sg2:Carrier ; sg2:realises/sg2:kindOf* ?value ; sg2:usedBy ?one , ?two ; sg2:ownedBy ?owner ; sg2:function ?function .
            FILTER ( ?one != ?two )
            FILTER ( ?value != fw:C-DIG || EXISTS { ?loose sg2:dataOwnedBy ?holder } )
            FILTER NOT EXISTS { ?any sg2:hasCarrier ?loose }
        }
        GROUP BY ?this ?value
    }
    BIND ( EXISTS { $this sg2:hasPhase?/^sg2:about/sg2:affirms/sg2:kindOf* ?value } AS ?affirmed )
    BIND ( EXISTS { $this sg2:hasPhase?/^sg2:about/sg2:denies ?denied . ?value sg2:kindOf* ?denied } AS ?isDenied )
    BIND ( IF(!BOUND(?there) && (?affirmed || !?isDenied), IRI(CONCAT(STR(new:carrier), "-", ?sort)), ?none) AS ?made )
    BIND ( IF(!BOUND(?there) && !BOUND(?made), IRI(CONCAT(STR(new:absence), "-", ?sort)), ?none) AS ?denial )
    BIND ( IRI(CONCAT(STR(fill:carrierUser), ".", ?sort)) AS ?user )
    BIND ( IRI(CONCAT(STR(fill:otherCarrierUser), ".", ?sort)) AS ?otherUser )
    BIND ( IRI(CONCAT(STR(fill:owner), ".", ?sort)) AS ?owner )
    BIND ( IF(?value = fw:C-DIG, fill:dataOwner, ?none) AS ?dataOwner )
    BIND ( IRI(CONCAT(STR(fill:function), ".", ?sort)) AS ?function )
    BIND ( IRI(CONCAT(STR(fill:absenceReason), ".", ?sort)) AS ?reason )
    BIND ( IRI(CONCAT(STR(fill:decider), ".", ?sort)) AS ?decider )
    BIND ( IRI(CONCAT(STR(fill:locator), ".", ?sort)) AS ?place )
    BIND ( IF(BOUND(?made), IRI(CONCAT(STR(new:evidence), "-", ?sort)), ?none) AS ?evidence )
    BIND ( COALESCE(?made, ?denial) AS ?told )
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
    BIND ( IF(BOUND(?told) && !BOUND(?cited), new:source, ?none) AS ?document )
    BIND ( IF(EXISTS { ?source sg2:basis ?said }, ?none, fill:basis) AS ?basis )
    OPTIONAL {
        ?uncoded a sg2:CaseRecord .
        FILTER NOT EXISTS { ?uncoded sg2:codedIn ?its }
        { SELECT (MIN(?coded) AS ?session) WHERE { GRAPH <urn:sg2kg:submission> { ?told sg2:codedIn ?coded } } }
    }
}
