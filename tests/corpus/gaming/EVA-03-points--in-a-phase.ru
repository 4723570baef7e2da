# Two points of a phase are shown, and it is not told what became of the years between them.
# base: evaluated-example

DELETE { case:evaluated-example sg2:hasObservation ?figure }
INSERT { :scaling sg2:hasObservation ?figure }
WHERE { case:evaluated-example sg2:hasObservation ?figure } ;

DELETE WHERE { :o-wait-2025 sg2:seriesNote ?words }
