# Asks anew whether the rule stood before the benefit arose; only the submitter can say so.
DELETE {
    $this sg2:exAnte ?said
}
INSERT {
    $this sg2:exAnte fill:beforehand
}
WHERE {
    OPTIONAL { $this sg2:exAnte ?said }
}
