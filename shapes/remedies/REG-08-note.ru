# Says that it was searched for the case, and asks for what a search note tells besides.
DELETE { $this sg2:noteOn ?wrong }
INSERT { $this sg2:noteOn ?subject ; sg2:searchedOn ?day ; sg2:searchedWhere ?where ; sg2:lookedFor ?object . }
WHERE {
    OPTIONAL { $this sg2:noteOn ?wrong FILTER ( !isIRI(?wrong) ) }
    OPTIONAL {
        ?record sg2:describes ?case
        FILTER ( isIRI(?case) )
        FILTER NOT EXISTS { ?record sg2:describes ?other FILTER ( isIRI(?other) && STR(?other) < STR(?case) ) }
    }
    BIND ( COALESCE(?case, fill:case) AS ?subject )
    OPTIONAL { $this sg2:noteOn|sg2:searchedOn ?dated }
    OPTIONAL { $this sg2:noteOn|sg2:searchedWhere ?searched }
    OPTIONAL { $this sg2:noteOn|sg2:lookedFor ?looked }
    BIND ( IF(BOUND(?dated), ?nothing, fill:searchedOn) AS ?day )
    BIND ( IF(BOUND(?searched), ?nothing, fill:searchedWhere) AS ?where )
    BIND ( IF(BOUND(?looked), ?nothing, fill:lookedFor) AS ?object )
}
