# No group is named but a whole sector, which nobody could count or ask.
# base: mapped-example

DELETE DATA { :v-waste sg2:beneficiary :residents } ;

INSERT DATA {
    :v-waste sg2:beneficiary :public .
    :public a sg2:SocietyActor ; rdfs:label "the public"@en .
}
