# All figures belong to a phase, and none of them shows how long dock workers wait.
# base: evaluated-example

DELETE { case:evaluated-example sg2:hasObservation ?figure }
INSERT { :scaling sg2:hasObservation ?figure }
WHERE { case:evaluated-example sg2:hasObservation ?figure } ;

DELETE DATA { :o-wait-dockworkers sg2:forGroup :dockworkers }
