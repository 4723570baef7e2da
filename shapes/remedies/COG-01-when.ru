# Keeps one stage, that of what the same statement shows, and makes a participation of its own for another one; asks for the stage if none.
DELETE { $this sg2:stage ?wrong . ?unnamed a ?class }
INSERT {
    $this sg2:stage ?kept .
    ?whole sg2:hasParticipation ?twin .
    ?twin a sg2:Participation ; sg2:stage ?extra ; ?property ?object .
    ?added sg2:shows ?twin .
    ?added a sg2:Statement ; sg2:about ?whole ; sg2:basis ?basis ; sg2:source ?cited ; sg2:locator fill:locator ; sg2:codedIn ?session .
    ?document a sg2:Source ; sg2:publisher fill:publisher ; sg2:published fill:published ; sg2:grade fill:grade ; sg2:closeness fill:closeness .
}
WHERE {
    OPTIONAL {
        SELECT ?this (MIN(?each) AS ?own) WHERE { ?any sg2:hasParticipation ?this . ?this sg2:stage ?each .
            ?each a sg2:Stage FILTER ( isIRI(?each) ) }
        GROUP BY ?this
    }
    OPTIONAL {
        SELECT ?this (MIN(?each) AS ?alike) WHERE {
            ?any sg2:hasParticipation ?this . ?statement sg2:shows ?this , ?beside . ?beside sg2:stage ?each . ?each a sg2:Stage .
            FILTER ( ?beside != ?this && isIRI(?each) )
            FILTER ( EXISTS { ?this sg2:stage ?each } || NOT EXISTS { ?this sg2:stage ?stated . ?stated a sg2:Stage FILTER ( isIRI(?stated) ) } )
        }
        GROUP BY ?this
    }
    BIND ( COALESCE(?alike, ?own, fill:stage) AS ?kept )
    OPTIONAL { $this sg2:stage ?wrong FILTER ( ! sameTerm(?wrong, ?kept) ) }
    OPTIONAL { $this sg2:stage ?unnamed . ?unnamed a ?class FILTER ( isBlank(?unnamed) ) }
    ?situation sg2:hasParticipation $this .
    OPTIONAL {
        $this sg2:stage ?extra . ?extra a sg2:Stage .
        FILTER ( isIRI(?extra) && ?extra != ?kept )
        FILTER NOT EXISTS { $this sg2:participant ?who . ?situation sg2:hasParticipation ?another . ?another sg2:participant ?who ; sg2:stage ?extra }
    }
    OPTIONAL { $this ?property ?object FILTER ( BOUND(?extra) && ?property != sg2:stage && ?property != rdf:type ) }
    BIND ( IRI(CONCAT(STR(new:), "participation-", ENCODE_FOR_URI(REPLACE(STR(?extra), "^.*[/#]", "")))) AS ?twin )
    BIND ( IF ( BOUND(?extra), new:statement, ?none ) AS ?added )
    BIND ( IF ( BOUND(?extra), ?situation, ?none ) AS ?whole )
    BIND ( ?situation AS ?case )
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
