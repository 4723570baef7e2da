# Keeps the lowest level told, or none for an authority that decides by law; else asks for it, and for all who are affected in an evaluation.
DELETE { $this sg2:say ?wrong ; sg2:decidesByLaw ?law . ?place sg2:say ?low }
INSERT {
    $this sg2:say ?level .
    ?case sg2:hasParticipation ?made .
    ?made a sg2:Participation ; sg2:participant ?group ; sg2:stage ?stage ; sg2:role ?role ; sg2:contributes ?gift .
    ?taken sg2:say ?say ; sg2:howChosen ?way ; sg2:howDecides ?rule .
    ?newGift a sg2:Contribution ; rdfs:label ?called ; sg2:contributionKind ?kind .
    ?added sg2:shows ?made .
    ?added a sg2:Statement ; sg2:about ?case ; sg2:basis ?basis ; sg2:source ?cited ; sg2:locator fill:locator ; sg2:codedIn ?session .
    ?document a sg2:Source ; sg2:publisher fill:publisher ; sg2:published fill:published ; sg2:grade fill:grade ; sg2:closeness fill:closeness .
}
WHERE {
    BIND ( EXISTS {
        $this sg2:decidesByLaw true ; sg2:participant/a/rdfs:subClassOf* ?office FILTER ( ?office IN ( sg2:GovernmentActor, sg2:PartyActor ) )
    } AS ?byLaw )
    OPTIONAL {
        SELECT ?this (MIN(?each) AS ?lowest) WHERE {
            ?this sg2:say ?each . ?each a sg2:SayLevel FILTER ( isIRI(?each) )
            FILTER NOT EXISTS { ?this sg2:say ?lower . ?each sg2:nextLower+ ?lower }
        }
        GROUP BY ?this
    }
    BIND ( IF ( ?byLaw, ?none, COALESCE(?lowest, fill:say) ) AS ?level )
    OPTIONAL { $this sg2:say ?wrong FILTER ( ?byLaw || ! sameTerm(?wrong, ?level) ) }
    BIND ( IF ( ! ?byLaw && ! BOUND(?lowest) && EXISTS { $this sg2:decidesByLaw true }, true, ?none ) AS ?law )
    { SELECT ?case WHERE { ?record sg2:describes ?case } }
    BIND ( ! BOUND(?lowest) && ! ?byLaw && EXISTS { $this sg2:stage fw:DEF-5d } && NOT EXISTS {
        ?case sg2:hasPhase?/sg2:hasParticipation ?reviewing . ?reviewing sg2:stage fw:DEF-5d ; sg2:say|sg2:decidesByLaw ?any
    } AS ?alone )
    OPTIONAL {
        {
            SELECT ?case ?unasked WHERE {
                ?record sg2:describes ?case . ?case sg2:affectedGroup ?unasked .
                FILTER EXISTS {
            ?case sg2:hasPhase?/sg2:hasParticipation ?elsewhere .
            ?elsewhere sg2:participant|sg2:represents ?unasked ; sg2:participant ?speaker ; sg2:say/sg2:nextLower* sg2:involve .
            FILTER NOT EXISTS { ?case sg2:initiator ?initiator . ?speaker sg2:controlledBy* ?initiator FILTER ( ?speaker != ?unasked ) }
                }
                FILTER NOT EXISTS {
            ?case sg2:hasPhase?/sg2:hasParticipation ?elsewhere .
            ?elsewhere sg2:participant|sg2:represents ?unasked ; sg2:participant ?speaker ; sg2:say/sg2:nextLower* sg2:consult .
            FILTER NOT EXISTS { ?case sg2:initiator ?initiator . ?speaker sg2:controlledBy* ?initiator FILTER ( ?speaker != ?unasked ) }
            ?elsewhere sg2:stage fw:DEF-5d .
                }
            }
        }
        FILTER ( ?alone )
    }
    BIND ( COALESCE(?unasked, new:nobody) AS ?group )
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
    BIND ( IF ( BOUND(?unasked), COALESCE(?seat, IRI(CONCAT(STR(new:), "participation-", ?local))), new:nobody ) AS ?place )
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
    BIND ( IRI(CONCAT(STR(fill:), "say.", ?local)) AS ?say )
    BIND ( IRI(CONCAT(STR(fill:), "role.", ?local)) AS ?role )
    BIND ( IRI(CONCAT(STR(fill:), "contribution.", ?local)) AS ?called )
    BIND ( IRI(CONCAT(STR(fill:), "contributionKind.", ?local)) AS ?kind )
    BIND ( IF ( EXISTS { ?place sg2:howChosen ?chosen }, ?none, IRI(CONCAT(STR(fill:), "howChosen.", ?local)) ) AS ?way )
    BIND ( IF ( false && NOT EXISTS { ?place sg2:howDecides ?decided }, IRI(CONCAT(STR(fill:), "howDecides.", ?local)), ?none ) AS ?rule )
    BIND ( fw:DEF-5d AS ?stage )
    BIND ( IF ( BOUND(?made), new:statement, ?none ) AS ?added )
    OPTIONAL {
        SELECT ?case (MIN(?each) AS ?source) WHERE {
            ?record sg2:describes ?case . ?case sg2:hasPhase?/^sg2:about/sg2:source ?each .
            ?each a sg2:Source ; sg2:closeness ?near . FILTER ( isIRI(?each) )
            FILTER NOT EXISTS { ?each sg2:grade sg2:gradeD }
        }
        GROUP BY ?case
    }
    BIND ( COALESCE(?source, new:source) AS ?cited )
    BIND ( IF ( BOUND(?source) || ! BOUND(?added), ?none, ?cited ) AS ?document )
    BIND ( IF ( EXISTS { ?cited sg2:basis ?stated }, ?none, fill:basis ) AS ?basis )
    OPTIONAL {
        SELECT ?case (MIN(?each) AS ?session) WHERE {
            ?record sg2:describes ?case . ?case sg2:hasPhase?/^sg2:about/sg2:codedIn ?each .
            FILTER NOT EXISTS { ?record sg2:codedIn ?whole }
        }
        GROUP BY ?case
    }
}
