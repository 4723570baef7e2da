# The one decision that is told is planned for the year after next.
# base: co-governed-example

DELETE DATA { :full-rent sg2:takenOn "2024-03-14" } ;
INSERT DATA { :full-rent sg2:takenOn "2028-03" }
