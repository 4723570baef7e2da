# The breadth of the network rests on an inference, and on nothing that a source says.
# base: mapped-example

DELETE DATA { :s08 sg2:restsOn :s01 } ;

INSERT DATA {
    :s08 sg2:restsOn :i1 .
    :i1 a sg2:Statement ; sg2:about case:mapped-example ; sg2:suggests fw:M-ECO-3 ;
        sg2:says "Where so many meet, they must agree on something."@en ;
        sg2:basis sg2:weInfer ; sg2:inferredFrom :s01 .
}
