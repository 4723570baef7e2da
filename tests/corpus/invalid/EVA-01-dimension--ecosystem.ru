# Nothing is measured of the partners (E-2A): neither how many there are nor how much say they have.
# base: evaluated-example

DELETE WHERE { :o-partners ?property ?value } ;
DELETE WHERE { ?subject ?property :o-partners } ;
DELETE WHERE { :o-say-median ?property ?value } ;
DELETE WHERE { ?subject ?property :o-say-median } ;
DELETE WHERE { :o-say-minimum ?property ?value } ;
DELETE WHERE { ?subject ?property :o-say-minimum }
