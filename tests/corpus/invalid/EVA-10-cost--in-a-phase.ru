# The failures of the pilot are told, and not what they cost, or whom.
# base: evaluated-example

DELETE DATA { case:evaluated-example sg2:hasExperiment :evening-hours } ;

INSERT DATA { :pilot sg2:hasExperiment :evening-hours } ;

DELETE WHERE { :evening-1 sg2:consequence ?words }
