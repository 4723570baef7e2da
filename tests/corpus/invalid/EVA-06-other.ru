# The shorter wait is put down to the clinics, and nothing else is considered.
# base: evaluated-example

DELETE WHERE { :o-wait-2025 sg2:otherExplanations ?words } ;
DELETE WHERE { :o-wait-2025 sg2:earlierProgrammes ?words }
