# The pantry is said to decide jointly, and not by what vote.
# base: co-governed-example

DELETE WHERE { :p-5b-pantry sg2:howDecides ?how }
