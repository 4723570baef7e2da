# Both dimensions of effect on the issue are said not to apply, so that nothing else need be shown of it.
# base: evaluated-example

DELETE WHERE { :o-patients ?property ?value } ;
DELETE WHERE { ?subject ?property :o-patients } ;
DELETE WHERE { :o-wait-2021 ?property ?value } ;
DELETE WHERE { ?subject ?property :o-wait-2021 } ;
DELETE WHERE { :o-wait-2025 ?property ?value } ;
DELETE WHERE { ?subject ?property :o-wait-2025 } ;
DELETE WHERE { :o-wait-residents ?property ?value } ;
DELETE WHERE { ?subject ?property :o-wait-residents } ;
DELETE WHERE { :o-wait-dockworkers ?property ?value } ;
DELETE WHERE { ?subject ?property :o-wait-dockworkers } ;
DELETE WHERE { :o-sites ?property ?value } ;
DELETE WHERE { ?subject ?property :o-sites } ;

INSERT DATA { :s26 a sg2:Statement ; sg2:about case:evaluated-example ; sg2:denies fw:E-3A , fw:E-3B ; sg2:absenceReason sg2:notApplicable ; sg2:decidedBy :council ;
    sg2:says "Health cannot be measured."@en ;
    sg2:basis sg2:submitterSays ; sg2:source :d3 ; sg2:locator "9 December 2025, item 7" ; sg2:confidence sg2:high }
