# Takes out what is no number, or all numbers where several are given, and leaves a blank for the one.
DELETE {
    $this sg2:value ?wrong .
}
INSERT {
    $this sg2:value ?right .
}
WHERE {
    OPTIONAL {
        $this sg2:value ?number .
        FILTER ( DATATYPE(?number) IN ( xsd:integer, xsd:decimal, xsd:double ) )
        FILTER NOT EXISTS { $this sg2:value ?second . FILTER ( DATATYPE(?second) IN ( xsd:integer, xsd:decimal, xsd:double ) && !SAMETERM(?second, ?number) ) }
    }
    OPTIONAL { $this sg2:value ?wrong }
    # a number of another type, such as xsd:int, is written anew
    BIND ( COALESCE(?number, fill:value) AS ?right )
}
