# The kitchen belongs to somebody who has no IRI.
# base: co-governed-example

DELETE DATA { :kitchen sg2:ownedBy :firm } ;

INSERT DATA { :kitchen sg2:ownedBy [ a sg2:Enterprise ] }
