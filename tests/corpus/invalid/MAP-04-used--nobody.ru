# It is not said who uses the repair days.
# base: mapped-example

DELETE WHERE { :repair-days sg2:usedBy ?who }
