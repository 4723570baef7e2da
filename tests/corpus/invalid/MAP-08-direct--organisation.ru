# The workshop is told of the shop as a whole, not of the network.
# base: mapped-example

INSERT DATA {
    case:mapped-example sg2:hasCarrier :workshop .
    :workshop a sg2:Carrier ;
        rdfs:label "workshop of the shop"@en ;
        sg2:realises fw:C-PHY-f1 ;
        sg2:usedBy :firm , :menders ;
        sg2:function "volunteers prepare spare parts"@en .
    :s16 sg2:shows :workshop .
}
