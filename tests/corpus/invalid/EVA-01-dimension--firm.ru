# Volunteers (E-4B) are said not to apply to the firm, and nothing is said of the case.
# base: evaluated-example

DELETE WHERE { :o-staff ?property ?value } ;
DELETE WHERE { ?subject ?property :o-staff } ;

INSERT DATA { :s26 a sg2:Statement ; sg2:about :firm ; sg2:contextFor case:evaluated-example ; sg2:reach sg2:organisation ; sg2:denies fw:E-4B ; sg2:absenceReason sg2:notApplicable ; sg2:decidedBy :council ;
    sg2:says "Volunteering does not apply: employees of the firm may not take other work."@en ;
    sg2:basis sg2:submitterSays ; sg2:source :d3 ; sg2:locator "9 December 2025, item 7" ; sg2:confidence sg2:high }
