# Organisations of every sector gain: each can be counted by itself.
# base: mapped-example

DELETE DATA { :v-repair sg2:beneficiary :visitors } ;

INSERT DATA {
    :v-repair sg2:beneficiary :association , :school , :works-department , :repair-traders , :branch , :council .
    :branch a sg2:PartyActor ; rdfs:label "Party branch of the quarter"@en .
    :council a sg2:JointBody ; rdfs:label "council for repair"@en .
}
