# The one decision that is told has no date.
# base: co-governed-example

DELETE DATA { :full-rent sg2:takenOn "2024-03-14" }
