# It is not said whose kitchen it is.
# base: co-governed-example

DELETE DATA { :kitchen sg2:ownedBy :firm }
