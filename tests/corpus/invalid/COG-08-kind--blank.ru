# The grant is of a kind that the submission makes up and does not name.
# base: co-governed-example

DELETE DATA { :c-grant sg2:contributionKind sg2x:money } ;

INSERT DATA { :c-grant sg2:contributionKind [ a sg2:ContributionKind ] }
