# A second site is a community cloud and nothing more, and it is not said who owns what it knows.
# base: co-governed-example

INSERT DATA {
    case:co-governed-example sg2:hasCarrier :chat .
    :chat a sg2:Carrier ; sg2:realises fw:C-DIG-2 ; sg2:usedBy :cooks , :pantry ; sg2:ownedBy :firm ; sg2:function "pairs cooks with hours"@en .
    :s10 sg2:shows :chat ; sg2:affirms fw:C-DIG-2 .
}
