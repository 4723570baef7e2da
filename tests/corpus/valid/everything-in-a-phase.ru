# All that is said, and all parts of the case, belong to its second phase.
# base: evaluated-example

DELETE { ?statement sg2:about case:evaluated-example } INSERT { ?statement sg2:about :scaling }
WHERE { ?statement sg2:about case:evaluated-example } ;

DELETE { case:evaluated-example ?has ?part } INSERT { :scaling ?has ?part }
WHERE {
    case:evaluated-example ?has ?part
    FILTER ( STRSTARTS(STR(?has), CONCAT(STR(sg2:), "has")) || ?has = sg2:createsValue )
    FILTER ( ?has NOT IN (sg2:hasPhase, sg2:hasLink) )
}
