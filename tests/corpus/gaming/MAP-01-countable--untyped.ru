# Society is named as the one that gains, and not described as anything.
# base: mapped-example

DELETE DATA { :v-repair sg2:beneficiary :visitors } ;

INSERT DATA {
    :v-repair sg2:beneficiary :society .
    :society rdfs:label "society"@en .
}
