# Society as a whole is named as the one that gains.
# base: mapped-example

INSERT DATA {
    :v-repair sg2:beneficiary :society .
    :society a sg2:PeopleGroup ; rdfs:label "society"@en .
}
