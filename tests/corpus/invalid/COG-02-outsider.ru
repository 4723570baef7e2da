# Partners are worked with early on, and first decide when the kitchen already runs.
# base: co-governed-example

DELETE { ?part sg2:say sg2:collaborate }
INSERT { ?part sg2:say sg2:involve }
WHERE {
    ?part sg2:stage ?early ; sg2:standing sg2:independent ; sg2:say sg2:collaborate .
    FILTER ( ?early IN ( fw:DEF-5a , fw:DEF-5b ) )
}
