# The works department is put under the Party as well, to be two sectors at once.
# base: mapped-example

INSERT DATA { :works-department a sg2:PartyActor }
