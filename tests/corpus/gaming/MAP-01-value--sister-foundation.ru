# Those who gain are a foundation of the holding that also owns the shop.
# base: mapped-example

DELETE DATA { :v-repair sg2:beneficiary :visitors } ;

INSERT DATA {
    :v-repair sg2:beneficiary :foundation .
    :foundation a sg2:SocialOrganisation ; rdfs:label "Oddlestone Foundation for Repair"@en ; sg2:controlledBy :holding .
    :holding a sg2:Enterprise ; rdfs:label "Oddlestone Holding"@en .
    :firm sg2:controlledBy :holding .
}
