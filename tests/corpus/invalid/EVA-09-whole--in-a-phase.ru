# Figures belong to a phase, and the share is one of the firm's surplus.
# base: evaluated-example

DELETE { case:evaluated-example sg2:hasObservation ?figure }
INSERT { :scaling sg2:hasObservation ?figure }
WHERE { case:evaluated-example sg2:hasObservation ?figure } ;

DELETE DATA { :o-share sg2:perimeter case:evaluated-example } ;

INSERT DATA { :o-share sg2:perimeter :firm }
