# Names the initiator: the one actor of a sector in the file that is neither submitter nor coder, or else a new one.
INSERT {
    $this sg2:initiator ?initiator .
    ?new a fill:actorClass ; rdfs:label fill:actorName .
}
WHERE {
    {
        SELECT (MIN(?actor) AS ?first) (COUNT(DISTINCT ?actor) AS ?number) {
            GRAPH <urn:sg2kg:submission> { ?actor a ?class FILTER ( isIRI(?actor) ) FILTER NOT EXISTS { ?thing sg2:submitter|sg2:coder ?actor } }
            ?class rdfs:subClassOf*/sg2:isSector true
        }
    }
    BIND ( IF(?number = 1, ?first, new:initiator) AS ?initiator )
    BIND ( IF(?number = 1, ?nothing, new:initiator) AS ?new )
}
