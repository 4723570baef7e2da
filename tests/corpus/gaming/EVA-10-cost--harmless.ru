# The only failure told is a misprint on a leaflet, which cost nobody anything.
# base: evaluated-example

DELETE WHERE { :evening-1 ?property ?value } ;
DELETE WHERE { ?subject ?property :evening-1 } ;
DELETE WHERE { :evening-2 sg2:lesson ?words } ;
DELETE WHERE { :evening-2 sg2:change ?words } ;

INSERT DATA { :evening-2
    sg2:lesson "The leaflet named the wrong quay."@en ;
    sg2:change "The leaflet was printed again."@en }
