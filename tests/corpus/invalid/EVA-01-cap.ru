# Three dimensions are said not to apply.
# base: evaluated-example

INSERT DATA { :s26 a sg2:Statement ; sg2:about case:evaluated-example ; sg2:denies fw:E-2B , fw:E-4A , fw:E-4B ; sg2:absenceReason sg2:notApplicable ; sg2:decidedBy :council ;
    sg2:says "Joint projects, learning and volunteers do not apply, though figures were found for them."@en ;
    sg2:basis sg2:submitterSays ; sg2:source :d3 ; sg2:locator "9 December 2025, item 7" ; sg2:confidence sg2:high }
