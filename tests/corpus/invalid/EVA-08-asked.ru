# Partners are counted, and nobody asks them how much say they have.
# base: evaluated-example

DELETE WHERE { :o-say-median ?property ?value } ;
DELETE WHERE { ?subject ?property :o-say-median } ;
DELETE WHERE { :o-say-minimum ?property ?value } ;
DELETE WHERE { ?subject ?property :o-say-minimum }
