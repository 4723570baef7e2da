# Nothing is measured of how employees take part (E-4B), and nobody says why.
# base: evaluated-example

DELETE WHERE { :o-staff ?property ?value } ;
DELETE WHERE { ?subject ?property :o-staff }
