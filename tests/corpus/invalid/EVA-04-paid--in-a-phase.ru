# Figures belong to a phase, and it is not told who paid for one that was measured from outside.
# base: evaluated-example

DELETE { case:evaluated-example sg2:hasObservation ?figure }
INSERT { :scaling sg2:hasObservation ?figure }
WHERE { case:evaluated-example sg2:hasObservation ?figure } ;

DELETE WHERE { :o-wait-2025 sg2:fundingNote ?words }
