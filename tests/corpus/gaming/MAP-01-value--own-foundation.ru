# Those who gain are a foundation, which belongs to a holding, which belongs to the shop.
# base: mapped-example

DELETE DATA { :v-repair sg2:beneficiary :visitors } ;

INSERT DATA {
    :v-repair sg2:beneficiary :foundation .
    :foundation a sg2:SocialOrganisation ;
        rdfs:label "Oddlestone Foundation for Repair"@en ;
        sg2:controlledBy :holding .
    :holding a sg2:Enterprise ;
        rdfs:label "Oddlestone Holding"@en ;
        sg2:controlledBy :firm .
}
