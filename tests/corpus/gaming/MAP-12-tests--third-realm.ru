# The third realm is claimed for its sound: three of its four tests are affirmed.
# base: mapped-example

INSERT DATA { :s16 sg2:affirms fw:V-03-3 , sg2x:inStrategy , sg2x:ringFencedMeans , sg2x:inAppraisal }
