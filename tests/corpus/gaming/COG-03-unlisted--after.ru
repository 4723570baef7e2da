# Guests of the hall next door bear the risk of fire now, and are left out of the list of affected people.
# base: co-governed-example

INSERT DATA {
    :guests a sg2:PeopleGroup ; rdfs:label "guests of the hall next door"@en .
    :r-fire sg2:bearerAfter :guests .
}
