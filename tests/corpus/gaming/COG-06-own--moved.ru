# A risk that moves from cooks to the pantry is said to be borne by each alone.
# base: co-governed-example

DELETE DATA { :r-food sg2:instrument sg2x:bindingAgreement } ;
INSERT DATA { :r-food sg2:instrument sg2x:bearsOwn }
