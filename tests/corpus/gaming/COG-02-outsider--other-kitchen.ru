# The partner that decides early on does so in another kitchen.
# base: co-governed-example

DELETE { ?part sg2:say sg2:collaborate }
INSERT { ?part sg2:say sg2:involve }
WHERE {
    ?part sg2:stage ?early ; sg2:standing sg2:independent ; sg2:say sg2:collaborate .
    FILTER ( ?early IN ( fw:DEF-5a , fw:DEF-5b ) )
} ;

INSERT DATA {
    :parish a sg2:SocialOrganisation ; rdfs:label "parish on the hill"@en .
    :p-hill a sg2:Participation ; sg2:participant :parish ; sg2:stage fw:DEF-5b ; sg2:role sg2x:coDecider ;
        sg2:standing sg2:independent ; sg2:say sg2:collaborate ; sg2:contributes :c-kitchen .
    :s02 sg2:shows :p-hill .
}
