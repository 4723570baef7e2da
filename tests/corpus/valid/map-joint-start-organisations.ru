# A joint body began the network; its partners are a firm, an association, a school and volunteers.
# base: mapped-example

DELETE DATA { case:mapped-example sg2:initiator :firm . :p-firm sg2:standing sg2:isInitiator . :p-works sg2:role sg2x:supplier } ;

INSERT DATA {
    case:mapped-example sg2:initiator :round .
    :round a sg2:JointBody ; rdfs:label "repair round"@en .
    :p-firm sg2:standing sg2:independent .
    :p-works sg2:role sg2x:user .
}
