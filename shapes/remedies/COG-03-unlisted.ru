# Lists the group as affected, with what it then needs: a place at the table, how it was chosen, a channel for complaints that is open to it.
DELETE { ?place sg2:say ?low }
INSERT {
    ?case sg2:affectedGroup ?group ; sg2:hasGrievanceChannel ?newChannel ; sg2:hasObservation ?count .
    ?case sg2:hasParticipation ?made .
    ?made a sg2:Participation ; sg2:participant ?group ; sg2:stage ?stage ; sg2:role ?role ; sg2:contributes ?gift .
    ?taken sg2:say ?say ; sg2:howChosen ?way ; sg2:howDecides ?rule .
    ?newGift a sg2:Contribution ; rdfs:label ?called ; sg2:contributionKind ?kind .
    ?added sg2:shows ?made .
    ?seen sg2:howChosen ?choice .
    ?channel sg2:openTo ?group .
    ?newChannel a sg2:GrievanceChannel .
    ?count a sg2:Observation ; sg2:ofIndicator sg2x:XE-4 ; sg2:value fill:figure .
    ?witness sg2:shows ?newChannel , ?count .
    ?witness a sg2:Statement ; sg2:about ?case ; sg2:basis ?basis ; sg2:source ?cited ; sg2:locator fill:locator ; sg2:codedIn ?session .
    ?document a sg2:Source ; sg2:publisher fill:publisher ; sg2:published fill:published ; sg2:grade fill:grade ; sg2:closeness fill:closeness .
    ?added a sg2:Statement ; sg2:about ?case ; sg2:basis ?basis ; sg2:source ?cited ; sg2:locator fill:locator ; sg2:codedIn ?session .
}
WHERE {
    BIND ( $this AS ?case )
    BIND ( ?value AS ?group )
    BIND ( EXISTS {
        ?case sg2:hasPhase?/sg2:hasParticipation ?reviewing . ?reviewing sg2:stage fw:DEF-5d ; sg2:say|sg2:decidesByLaw ?any
    } AS ?reviewed )
    BIND ( EXISTS {
            ?case sg2:hasPhase?/sg2:hasParticipation ?elsewhere .
            ?elsewhere sg2:participant|sg2:represents ?group ; sg2:participant ?speaker ; sg2:say/sg2:nextLower* sg2:involve .
            FILTER NOT EXISTS { ?case sg2:initiator ?initiator . ?speaker sg2:controlledBy* ?initiator FILTER ( ?speaker != ?group ) }
    } AS ?heard )
    BIND ( ! ?reviewed || EXISTS {
            ?case sg2:hasPhase?/sg2:hasParticipation ?elsewhere .
            ?elsewhere sg2:participant|sg2:represents ?group ; sg2:participant ?speaker ; sg2:say/sg2:nextLower* sg2:consult .
            FILTER NOT EXISTS { ?case sg2:initiator ?initiator . ?speaker sg2:controlledBy* ?initiator FILTER ( ?speaker != ?group ) }
            ?elsewhere sg2:stage fw:DEF-5d .
    } AS ?asked )
    BIND ( ENCODE_FOR_URI(REPLACE(STR(?group), "^.*[/#]", "")) AS ?local )
    OPTIONAL {
        SELECT ?case ?group (MIN(?each) AS ?seat) WHERE {
            ?record sg2:describes ?case . ?case sg2:hasPhase?/sg2:hasParticipation ?each .
            ?each sg2:stage fw:DEF-5d ; sg2:participant|sg2:represents ?group ; sg2:participant ?who .
            FILTER NOT EXISTS { ?case sg2:initiator ?initiator . ?who sg2:controlledBy* ?initiator FILTER ( ?who != ?group ) }
            FILTER NOT EXISTS { ?each sg2:decidesByLaw true }
        }
        GROUP BY ?case ?group
    }
    BIND ( IF ( ! ?heard || ! ?asked, COALESCE(?seat, IRI(CONCAT(STR(new:), "participation-", ?local))), new:nobody ) AS ?place )
    BIND ( IF ( ?place = new:nobody, ?none, ?place ) AS ?taken )
    BIND ( IF ( BOUND(?seat), ?none, ?taken ) AS ?made )
    OPTIONAL { ?place sg2:say ?low }
    OPTIONAL {
        SELECT ?group (MIN(?each) AS ?known) WHERE {
            GRAPH <urn:sg2kg:submission> { ?giving sg2:participant ?group ; sg2:contributes ?each FILTER ( isIRI(?each) ) }
        }
        GROUP BY ?group
    }
    BIND ( IF ( BOUND(?made), COALESCE(?known, IRI(CONCAT(STR(new:), "contribution-", ?local))), ?none ) AS ?gift )
    BIND ( IF ( BOUND(?known), ?none, ?gift ) AS ?newGift )
    BIND ( IRI(CONCAT(STR(fill:), "involvedSay.", ?local)) AS ?say )
    BIND ( IRI(CONCAT(STR(fill:), "role.", ?local)) AS ?role )
    BIND ( IRI(CONCAT(STR(fill:), "contribution.", ?local)) AS ?called )
    BIND ( IRI(CONCAT(STR(fill:), "contributionKind.", ?local)) AS ?kind )
    BIND ( IF ( EXISTS { ?place sg2:howChosen ?chosen }, ?none, IRI(CONCAT(STR(fill:), "howChosen.", ?local)) ) AS ?way )
    BIND ( IF ( true && NOT EXISTS { ?place sg2:howDecides ?decided }, IRI(CONCAT(STR(fill:), "howDecides.", ?local)), ?none ) AS ?rule )
    BIND ( IF ( ?reviewed, fw:DEF-5d, fw:DEF-5c ) AS ?stage )
    BIND ( IF ( BOUND(?made), new:statement, ?none ) AS ?added )
    OPTIONAL {
        ?case sg2:hasPhase?/sg2:hasParticipation ?seen . ?seen sg2:participant|sg2:represents ?group .
        FILTER NOT EXISTS { ?seen sg2:howChosen ?means }
        FILTER ( ?seen != ?place )
    }
    BIND ( IRI(CONCAT(STR(fill:), "howChosen.", ENCODE_FOR_URI(REPLACE(STR(?seen), "^.*[/#]", "")))) AS ?choice )
    OPTIONAL {
        SELECT ?case (MIN(?each) AS ?open) WHERE { ?record sg2:describes ?case . ?case sg2:hasPhase?/sg2:hasGrievanceChannel ?each }
        GROUP BY ?case
    }
    BIND ( IF ( EXISTS { ?case sg2:hasPhase?/sg2:hasGrievanceChannel/sg2:openTo ?group }, ?none, COALESCE(?open, new:channel) ) AS ?channel )
    BIND ( IF ( ?channel = new:channel, ?channel, ?none ) AS ?newChannel )
    BIND ( IF ( ! BOUND(?newChannel) || EXISTS { ?case sg2:hasPhase?/sg2:hasObservation/sg2:ofIndicator sg2x:XE-4 }, ?none, new:count ) AS ?count )
    BIND ( IF ( BOUND(?newChannel), new:statement, ?none ) AS ?witness )
    BIND ( IF ( BOUND(?newChannel) || BOUND(?added), true, ?none ) AS ?told )
    OPTIONAL {
        SELECT ?case (MIN(?each) AS ?source) WHERE {
            ?record sg2:describes ?case . ?case sg2:hasPhase?/^sg2:about/sg2:source ?each .
            ?each a sg2:Source ; sg2:closeness ?near . FILTER ( isIRI(?each) )
            FILTER NOT EXISTS { ?each sg2:grade sg2:gradeD }
        }
        GROUP BY ?case
    }
    BIND ( COALESCE(?source, new:source) AS ?cited )
    BIND ( IF ( BOUND(?source) || ! BOUND(?told), ?none, ?cited ) AS ?document )
    BIND ( IF ( EXISTS { ?cited sg2:basis ?stated }, ?none, fill:basis ) AS ?basis )
    OPTIONAL {
        SELECT ?case (MIN(?each) AS ?session) WHERE {
            ?record sg2:describes ?case . ?case sg2:hasPhase?/^sg2:about/sg2:codedIn ?each .
            FILTER NOT EXISTS { ?record sg2:codedIn ?whole }
        }
        GROUP BY ?case
    }
}
