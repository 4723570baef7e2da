# Cites the original, which only the submitter can find, and sets the untrusted copy aside without its publisher and address.
DELETE {
    ?statement sg2:source $this .
    $this sg2:publisher ?publisher ; sg2:address ?address .
}
INSERT {
    ?statement sg2:source new:source .
    ?record sg2:setAside $this .
    new:source a sg2:Source ; sg2:publisher fill:publisher ; sg2:published fill:published ; sg2:grade fill:grade ; sg2:basis ?basis ;
        sg2:closeness ?speaker .
}
WHERE {
    ?statement sg2:source $this
    OPTIONAL { ?record sg2:describes ?case }
    OPTIONAL { $this sg2:publisher ?publisher }
    OPTIONAL { $this sg2:address ?address }
    OPTIONAL { $this sg2:basis ?basis }
    OPTIONAL { $this sg2:closeness ?close }
    BIND ( COALESCE(?close, fill:closeness) AS ?speaker )
}
