# A decision that is still to come is entered as if it had been taken.
# base: co-governed-example

DELETE { :full-rent sg2:takenOn "2024-03-14" ; sg2:outcome ?outcome }
INSERT { :full-rent sg2:takenOn "in due course" ; sg2:outcome "will be put to the vote"@en }
WHERE { :full-rent sg2:outcome ?outcome }
