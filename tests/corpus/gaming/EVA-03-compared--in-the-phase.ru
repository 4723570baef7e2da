# The wait is set beside an earlier one of the same quarter, and all figures belong to a phase.
# base: evaluated-example

DELETE { case:evaluated-example sg2:hasObservation ?figure }
INSERT { :scaling sg2:hasObservation ?figure }
WHERE { case:evaluated-example sg2:hasObservation ?figure } ;

DELETE WHERE { :o-wait-2021 sg2:comparedWith ?other } ;
DELETE WHERE { :o-wait-2025 sg2:comparedWith ?other } ;

INSERT DATA { :o-wait-2025 sg2:comparedWith :o-wait-2021 }
