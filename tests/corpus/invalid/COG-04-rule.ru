# Neighbours are said to be worked with, and not what becomes of what they say.
# base: co-governed-example

DELETE WHERE { :p-5b-neighbours sg2:howDecides ?how }
