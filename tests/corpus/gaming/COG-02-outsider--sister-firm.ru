# The partner that decides early on belongs to the holding that owns the firm.
# base: co-governed-example

INSERT DATA {
    :holding a sg2:Enterprise ; rdfs:label "Thrumble Holding"@en .
    :firm sg2:controlledBy :holding . :pantry sg2:controlledBy :holding .
} ;
DELETE { ?part sg2:say sg2:collaborate }
INSERT { ?part sg2:say sg2:involve }
WHERE { ?part sg2:stage ?early ; sg2:standing sg2:independent ; sg2:say sg2:collaborate .
    FILTER ( ?early IN ( fw:DEF-5a , fw:DEF-5b ) && ?part NOT IN ( :p-5a-pantry , :p-5b-pantry ) ) }
