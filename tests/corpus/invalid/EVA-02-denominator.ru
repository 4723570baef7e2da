# Of the staff 38 per cent volunteer, and it is not said of how many.
# base: evaluated-example

DELETE WHERE { :o-staff sg2:denominator ?words }
