# Affirms the realm whose tests are all affirmed, where they are; else adds a statement on the organisation with a realm and its tests.
INSERT {
    ?known sg2:affirms ?reached .
    ?added sg2:affirms fill:realm , fill:realmTest ; sg2:contextFor ?context .
    ?added a sg2:Statement ; sg2:about ?subject ; sg2:basis ?basis ; sg2:source ?cited ; sg2:locator fill:locator ; sg2:codedIn ?session .
    ?document a sg2:Source ; sg2:publisher fill:publisher ; sg2:published fill:published ; sg2:grade fill:grade ; sg2:closeness fill:closeness .
}
WHERE {
    BIND ( $this AS ?case )
    OPTIONAL {
        SELECT ?case (MIN(?each) AS ?known) (MIN(?realm) AS ?reached) WHERE {
            ?record sg2:describes ?case . ?case ((sg2:hasPhase?/^sg2:about)|^sg2:contextFor) ?each .
            ?realm a sg2:Realm . ?each sg2:affirms ?test . ?test a sg2:RealmTest ; sg2:aspectOf ?realm .
            FILTER NOT EXISTS { ?each sg2:basis sg2:weInfer }
            FILTER NOT EXISTS {
                ?wanted a sg2:RealmTest ; sg2:aspectOf ?realm .
                FILTER NOT EXISTS { ?case ((sg2:hasPhase?/^sg2:about)|^sg2:contextFor)/sg2:affirms ?wanted }
            }
        }
        GROUP BY ?case
    }
    OPTIONAL { SELECT ?case (MIN(?each) AS ?organisation) WHERE { ?case sg2:initiator ?each FILTER ( isIRI(?each) ) } GROUP BY ?case }
    BIND ( COALESCE(?organisation, ?case) AS ?subject )
    BIND ( IF ( BOUND(?organisation), ?case, ?none ) AS ?context )
    BIND ( IF ( BOUND(?known), ?none, new:statement ) AS ?added )
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
