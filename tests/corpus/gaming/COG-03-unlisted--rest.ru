# Guests of the hall next door bear what remains of the risk of fire, and are left out of the list of affected people.
# base: co-governed-example

INSERT DATA {
    :guests a sg2:PeopleGroup ; rdfs:label "guests of the hall next door"@en .
    :r-fire sg2:residualBearer :guests .
}
