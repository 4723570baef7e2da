# Figures belong to a phase, and of the one outcome with a baseline it is not told what else explains it.
# base: evaluated-example

DELETE { case:evaluated-example sg2:hasObservation ?figure }
INSERT { :scaling sg2:hasObservation ?figure }
WHERE { case:evaluated-example sg2:hasObservation ?figure } ;

DELETE WHERE { :o-wait-2025 sg2:otherExplanations ?words }
