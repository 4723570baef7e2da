# Guests of the hall next door bore the risk of fire before, and are left out of the list of affected people.
# base: co-governed-example

INSERT DATA {
    :guests a sg2:PeopleGroup ; rdfs:label "guests of the hall next door"@en .
    :r-fire sg2:bearerBefore :guests .
}
