# It is told that the council decided on the rent, not what it decided.
# base: co-governed-example

DELETE WHERE { :full-rent sg2:outcome ?outcome }
