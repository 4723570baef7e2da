# A decision is told, and not by which rule it was taken.
# base: co-governed-example

DELETE DATA { :full-rent sg2:byRule :vote }
