# How long dock workers wait is not shown.
# base: evaluated-example

DELETE WHERE { :o-wait-dockworkers ?property ?value } ;
DELETE WHERE { ?subject ?property :o-wait-dockworkers }
