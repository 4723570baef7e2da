# It is said that there is a reason for which nothing is distributed, and not which one.
# base: mapped-example

DELETE DATA { :s09 sg2:absenceReason sg2:designedOut } ;

INSERT DATA { :s09 sg2:absenceReason [ a sg2:AbsenceReason ] }
