# It is not told how much of the surplus reached affected people.
# base: evaluated-example

DELETE WHERE { :o-share ?property ?value } ;
DELETE WHERE { ?subject ?property :o-share }
