# The reason for having no digital carrier was given in another kitchen.
# base: co-governed-example

DELETE { :booking-site ?says ?what . case:co-governed-example sg2:hasCarrier :booking-site . :s10 sg2:shows :booking-site }
WHERE { :booking-site ?says ?what } ;

DELETE DATA { :s10 sg2:affirms fw:C-DIG , fw:C-DIG-f2 , fw:C-HYB } ;

INSERT DATA {
    :hill-kitchen a sg2:Case .
    :s19 a sg2:Statement ; sg2:about :hill-kitchen ; sg2:denies fw:C-DIG ; sg2:absenceReason sg2:designedOut ; sg2:decidedBy :council ;
        sg2:says "On the hill everything is arranged at the table, so that the oldest can join."@en ;
        sg2:basis sg2:submitterSays ; sg2:source :d2 ; sg2:locator "annex" .
    :search sg2:lookedFor fw:C-DIG , fw:C-HYB .
}
