# Asks on whose word the statement rests.
DELETE { ?speaker sg2:basis ?wrong }
INSERT { ?asked sg2:basis fill:basis }
WHERE {
    OPTIONAL {
        $this sg2:source? ?speaker
        OPTIONAL { ?speaker sg2:basis ?wrong FILTER ( ?wrong NOT IN ( sg2:paperSays , sg2:publicSourceSays , sg2:submitterSays , sg2:weInfer ) ) }
        FILTER ( BOUND(?wrong) )
    }
    OPTIONAL {
        $this sg2:source?/sg2:basis ?right
        FILTER ( ?right IN ( sg2:paperSays , sg2:publicSourceSays , sg2:submitterSays , sg2:weInfer ) )
    }
    BIND ( IF(BOUND(?right) && sameTerm(COALESCE(?speaker, sg2:Statement), $this), ?nothing, COALESCE(?speaker, $this)) AS ?asked )
}
