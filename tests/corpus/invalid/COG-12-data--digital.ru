# A second site is digital and nothing more is said of its kind, nor who owns what it knows.
# base: co-governed-example

INSERT DATA {
    case:co-governed-example sg2:hasCarrier :chat .
    :chat a sg2:Carrier ; sg2:realises fw:C-DIG ; sg2:usedBy :cooks , :pantry ; sg2:ownedBy :firm ; sg2:function "pairs cooks with hours"@en .
    :s10 sg2:shows :chat .
}
