# The council does not want to count volunteers (E-4B); that is no reason why it would not apply.
# base: evaluated-example

DELETE WHERE { :o-staff ?property ?value } ;
DELETE WHERE { ?subject ?property :o-staff } ;

INSERT DATA { :s26 a sg2:Statement ; sg2:about case:evaluated-example ; sg2:denies fw:E-4B ; sg2:absenceReason sg2:designedOut ; sg2:decidedBy :council ;
    sg2:says "The council decides to count no volunteers."@en ;
    sg2:basis sg2:submitterSays ; sg2:source :d3 ; sg2:locator "9 December 2025, item 7" ; sg2:confidence sg2:high }
