# Two dimensions do not apply, one said twice; a third is found lacking, a fourth left out by the firm: that sets nothing aside.
# base: evaluated-example

DELETE WHERE { :o-staff ?property ?value } ;
DELETE WHERE { ?subject ?property :o-staff } ;
DELETE WHERE { :o-projects ?property ?value } ;
DELETE WHERE { ?subject ?property :o-projects } ;
INSERT DATA { :s26 a sg2:Statement ; sg2:about case:evaluated-example ; sg2:denies fw:E-2B , fw:E-4B , fw:M-STR-4 ; sg2:absenceReason sg2:notApplicable ; sg2:decidedBy :council ;
    sg2:says "The law licenses the clinics for care alone: no joint projects, no volunteers, no promise by the firm."@en ;
    sg2:basis sg2:submitterSays ; sg2:source :d3 ; sg2:locator "9 December 2025, item 7" ; sg2:confidence sg2:high } ;

INSERT DATA { :s27 a sg2:Statement ; sg2:about :scaling ; sg2:denies fw:E-2B ; sg2:absenceReason sg2:notApplicable ; sg2:decidedBy :council ;
    sg2:says "The licence of 2023 repeats that there are no joint projects."@en ;
    sg2:basis sg2:submitterSays ; sg2:source :d3 ; sg2:locator "9 December 2025, item 7" ; sg2:confidence sg2:high } ;

INSERT DATA { :s28 a sg2:Statement ; sg2:about case:evaluated-example ; sg2:denies fw:E-1B ; sg2:absenceReason sg2:foundLacking ;
    sg2:says "The institute finds nothing new in how the firm does business."@en ;
    sg2:basis sg2:publicSourceSays ; sg2:source :p1 ; sg2:locator "p. 33" ; sg2:confidence sg2:high .
  :s29 a sg2:Statement ; sg2:about :firm ; sg2:contextFor case:evaluated-example ; sg2:reach sg2:organisation ;
    sg2:denies fw:E-1A ; sg2:absenceReason sg2:notApplicable ; sg2:decidedBy :firm ;
    sg2:says "For its other business the firm reports no strategy."@en ;
    sg2:basis sg2:submitterSays ; sg2:source :d4 ; sg2:locator "p. 70" ; sg2:confidence sg2:high }
