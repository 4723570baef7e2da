# The first realm is affirmed, and nobody says that the law is kept.
# base: mapped-example

DELETE DATA { :s16 sg2:affirms sg2x:standardMet }
