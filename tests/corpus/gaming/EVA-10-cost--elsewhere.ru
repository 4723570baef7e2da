# A round that taught nothing tells of a lost poster; the failure itself has cost nobody anything.
# base: evaluated-example

DELETE WHERE { :evening-1 sg2:consequence ?words } ;

INSERT DATA { :evening-hours sg2:hasIteration :evening-3 .
  :evening-3 a sg2:Iteration ; sg2:start "2022-11" ; sg2:consequence "a poster was lost"@en }
