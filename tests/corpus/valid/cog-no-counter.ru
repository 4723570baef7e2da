# In the first year meals went straight to the door: the council ended the counter in the kitchen.
# base: co-governed-example

DELETE { :kitchen ?says ?what . case:co-governed-example sg2:hasCarrier :kitchen . :s10 sg2:shows :kitchen }
WHERE { :kitchen ?says ?what } ;

DELETE DATA { :s10 sg2:affirms fw:C-PHY , fw:C-PHY-f2 } ;

INSERT DATA {
    case:co-governed-example sg2:hasPhase :first-year .
    :first-year a sg2:Phase ; rdfs:label "first year"@en ; sg2:start "2023-02" ; sg2:end "2024-01" .
    :s19 a sg2:Statement ; sg2:about :first-year ; sg2:denies fw:C-PHY ; sg2:absenceReason sg2:ended ; sg2:decidedBy :council ;
        sg2:says "From February 2023 nothing is handed out over the counter."@en ;
        sg2:basis sg2:submitterSays ; sg2:source :d3 ; sg2:locator "9 February 2023, item 2" .
}
