# It is not said who is in the chair of the council.
# base: co-governed-example

DELETE DATA { :vote sg2:chairedBy :pantry }
