# Two dimensions are said not to apply to the case, a third one not to its last phase, which is all the case is now.
# base: evaluated-example

DELETE WHERE { :o-staff ?property ?value } ;
DELETE WHERE { ?subject ?property :o-staff } ;
DELETE WHERE { :o-learning ?property ?value } ;
DELETE WHERE { ?subject ?property :o-learning } ;
DELETE WHERE { :o-projects ?property ?value } ;
DELETE WHERE { ?subject ?property :o-projects } ;
INSERT DATA { :s26 a sg2:Statement ; sg2:about case:evaluated-example ; sg2:denies fw:E-2B , fw:E-4A ; sg2:absenceReason sg2:notApplicable ; sg2:decidedBy :council ;
    sg2:says "Joint projects and learning do not apply to a network of clinics."@en ;
    sg2:basis sg2:submitterSays ; sg2:source :d3 ; sg2:locator "9 December 2025, item 7" ; sg2:confidence sg2:high } ;
INSERT DATA { :s27 a sg2:Statement ; sg2:about :scaling ; sg2:denies fw:E-4B ; sg2:absenceReason sg2:notApplicable ; sg2:decidedBy :council ;
    sg2:says "Volunteers do not apply to four quays."@en ;
    sg2:basis sg2:submitterSays ; sg2:source :d3 ; sg2:locator "9 December 2025, item 8" ; sg2:confidence sg2:high }
