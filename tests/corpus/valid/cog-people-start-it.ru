# Tenants started the kitchen beside the firm and bear a risk; who starts a case need not be listed as affected.
# base: co-governed-example

INSERT DATA {
    case:co-governed-example sg2:initiator :tenants .
    :tenants a sg2:PeopleGroup ; rdfs:label "tenants of the hall"@en ; sg2:membership "who has a lease: 14"@en .
    :r-fire sg2:bearerBefore :tenants .
}
