# For a phase the firm itself rates how much say its partners have.
# base: evaluated-example

DELETE { case:evaluated-example sg2:hasObservation ?figure }
INSERT { :scaling sg2:hasObservation ?figure }
WHERE { case:evaluated-example sg2:hasObservation ?figure } ;

DELETE WHERE { :o-say-median sg2:answeredBy ?partner } ;

INSERT DATA { :o-say-median sg2:answeredBy :firm }
