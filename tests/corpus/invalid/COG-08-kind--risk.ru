# A kind of risk stands where the kind of contribution should be.
# base: co-governed-example

DELETE DATA { :c-grant sg2:contributionKind sg2x:money } ;

INSERT DATA { :c-grant sg2:contributionKind sg2x:politicalRisk }
