# Takes out the beginnings where several are given, and leaves a blank for the one: before the later points of its series, or after the first.
DELETE {
    $this sg2:start ?given .
}
INSERT {
    $this sg2:start ?when .
}
WHERE {
    OPTIONAL { $this sg2:start ?given }
    BIND ( IF(EXISTS { ?later sg2:baseline $this }, fill:firstDate, IF(EXISTS { $this sg2:baseline ?earlier }, fill:laterDate, fill:date)) AS ?when )
}
