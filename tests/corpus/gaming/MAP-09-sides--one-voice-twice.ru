# The contest names the same statement for both sides; those who deny are left out.
# base: mapped-example

DELETE DATA { :contest-waste sg2:deniedIn :s15 } ;

INSERT DATA { :contest-waste sg2:deniedIn :s12 }
