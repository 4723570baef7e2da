# A second site is described by its function alone, and it is not told who owns what it knows.
# base: co-governed-example

INSERT DATA {
    case:co-governed-example sg2:hasCarrier :chat .
    :chat a sg2:Carrier ; sg2:realises fw:C-DIG-f3 ; sg2:usedBy :cooks , :firm ; sg2:ownedBy :firm ; sg2:function "pairs cooks with hours"@en .
    :s10 sg2:shows :chat ; sg2:affirms fw:C-DIG-f3 .
}
