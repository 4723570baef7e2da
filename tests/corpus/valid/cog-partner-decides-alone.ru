# The pantry alone decides which issue is taken up; in the design the firm decides and the others are worked with.
# base: co-governed-example

DELETE { ?part sg2:say sg2:collaborate }
INSERT { ?part sg2:say sg2:involve }
WHERE {
    ?part sg2:stage ?early ; sg2:standing sg2:independent ; sg2:say sg2:collaborate .
    FILTER ( ?early IN ( fw:DEF-5a , fw:DEF-5b ) && ?part != :p-5a-pantry )
} ;

DELETE DATA { :p-5a-pantry sg2:say sg2:collaborate } ;

INSERT DATA { :p-5a-pantry sg2:say sg2:empower }
