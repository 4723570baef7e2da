# How partners take part is said not to apply, so that nobody asks them.
# base: evaluated-example

DELETE WHERE { :o-partners ?property ?value } ;
DELETE WHERE { ?subject ?property :o-partners } ;
DELETE WHERE { :o-say-median ?property ?value } ;
DELETE WHERE { ?subject ?property :o-say-median } ;
DELETE WHERE { :o-say-minimum ?property ?value } ;
DELETE WHERE { ?subject ?property :o-say-minimum } ;

INSERT DATA { :s26 a sg2:Statement ; sg2:about case:evaluated-example ; sg2:denies fw:E-2A ; sg2:absenceReason sg2:notApplicable ; sg2:decidedBy :council ;
    sg2:says "Partners are not counted."@en ;
    sg2:basis sg2:submitterSays ; sg2:source :d3 ; sg2:locator "9 December 2025, item 7" ; sg2:confidence sg2:high }
