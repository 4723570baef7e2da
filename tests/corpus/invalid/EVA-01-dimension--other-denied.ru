# It is told why a promise of the firm's leaders does not apply (M-STR-4), not why volunteers (E-4B) would not.
# base: evaluated-example

DELETE WHERE { :o-staff ?property ?value } ;
DELETE WHERE { ?subject ?property :o-staff } ;

INSERT DATA { :s26 a sg2:Statement ; sg2:about case:evaluated-example ; sg2:denies fw:M-STR-4 ; sg2:absenceReason sg2:notApplicable ; sg2:decidedBy :council ;
    sg2:says "A promise by the firm does not apply: the council promises."@en ;
    sg2:basis sg2:submitterSays ; sg2:source :d3 ; sg2:locator "9 December 2025, item 7" ; sg2:confidence sg2:high }
