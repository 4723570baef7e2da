# Figures belong to a phase, and no source of one of the effect has an address at which it can be read.
# base: evaluated-example

DELETE { case:evaluated-example sg2:hasObservation ?figure }
INSERT { :scaling sg2:hasObservation ?figure }
WHERE { case:evaluated-example sg2:hasObservation ?figure } ;

DELETE { ?source sg2:address ?address }
WHERE { ?source sg2:address ?address . VALUES ?source { :p1 :p2 :d6 } }
