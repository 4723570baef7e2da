# A public office starts the network: a benefit to its business does not apply to it, and it says so.
# base: mapped-example

DELETE DATA {
    case:mapped-example sg2:initiator :firm ; sg2:hasParticipation :p-firm .
    :p-works sg2:standing sg2:independent .
    :s06 sg2:affirms fw:V-02b .
} ;

INSERT DATA {
    case:mapped-example sg2:initiator :works-department .
    :p-works sg2:role sg2x:initiatorRole ; sg2:standing sg2:isInitiator .
    :s17 a sg2:Statement ; dcterms:identifier "S-17" ;
        sg2:about case:mapped-example ; sg2:denies fw:V-02b ; sg2:absenceReason sg2:notApplicable ; sg2:decidedBy :works-department ;
        sg2:says "The department has no business to which anything could come back."@en ;
        sg2:basis sg2:submitterSays ; sg2:source :d1 ; sg2:locator "art. 3" ; sg2:confidence sg2:high .
}
