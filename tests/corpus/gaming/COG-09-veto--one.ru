# That the firm can set decisions aside is written as 1, not as true.
# base: co-governed-example

DELETE DATA { :vote sg2:initiatorCanOverride false } ;
INSERT DATA { :vote sg2:initiatorCanOverride "1"^^xsd:boolean }
