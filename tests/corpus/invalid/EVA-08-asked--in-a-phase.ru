# In the figures of a phase partners are counted, and nobody asks them how much say they have.
# base: evaluated-example

DELETE { case:evaluated-example sg2:hasObservation ?figure }
INSERT { :scaling sg2:hasObservation ?figure }
WHERE { case:evaluated-example sg2:hasObservation ?figure } ;

DELETE WHERE { :o-say-median ?property ?value } ;
DELETE WHERE { ?subject ?property :o-say-median } ;
DELETE WHERE { :o-say-minimum ?property ?value } ;
DELETE WHERE { ?subject ?property :o-say-minimum }
