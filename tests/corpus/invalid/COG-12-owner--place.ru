# The kitchen is said to belong to a place.
# base: co-governed-example

DELETE DATA { :kitchen sg2:ownedBy :firm } ;

INSERT DATA { :kitchen sg2:ownedBy :amberstow }
