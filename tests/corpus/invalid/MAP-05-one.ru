# The menders' association is put among the firms, too.
# base: mapped-example

INSERT DATA { :association a sg2:Enterprise }
