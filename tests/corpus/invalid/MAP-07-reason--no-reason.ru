# The association decided that gifts are not distributed, and it is not said why.
# base: mapped-example

DELETE DATA { :s09 sg2:absenceReason sg2:designedOut }
