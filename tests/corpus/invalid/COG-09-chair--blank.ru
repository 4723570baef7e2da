# The council is chaired by some organisation that has no name.
# base: co-governed-example

DELETE DATA { :vote sg2:chairedBy :pantry } ;

INSERT DATA { :vote sg2:chairedBy [ a sg2:SocialOrganisation ] }
