# The kitchen is said to belong to the community.
# base: co-governed-example

DELETE DATA { :kitchen sg2:ownedBy :firm } ;
INSERT DATA { :kitchen sg2:ownedBy "the community"@en }
