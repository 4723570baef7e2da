# What is missing in one phase is called ended, and nobody answers for it.
# base: mapped-example

DELETE DATA { :s11 sg2:about case:mapped-example ; sg2:decidedBy :firm ; sg2:absenceReason sg2:designedOut } ;

INSERT DATA {
    :s11 sg2:about :winter ; sg2:absenceReason sg2:ended .
    case:mapped-example sg2:hasPhase :winter .
    :winter sg2:start "2023-11" .
}
