# The only partner that decides early on belongs to a foundation that belongs to the firm.
# base: co-governed-example

INSERT DATA {
    :pantry sg2:controlledBy :foundation .
    :foundation a sg2:SocialOrganisation ; rdfs:label "Thrumble Foundation"@en ; sg2:controlledBy :firm .
} ;

DELETE { ?part sg2:say sg2:collaborate }
INSERT { ?part sg2:say sg2:involve }
WHERE {
    ?part sg2:stage ?early ; sg2:standing sg2:independent ; sg2:say sg2:collaborate .
    FILTER ( ?early IN ( fw:DEF-5a , fw:DEF-5b ) && ?part NOT IN ( :p-5a-pantry , :p-5b-pantry ) )
}
