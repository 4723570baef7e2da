# The dispute over waste is left out together with those who deny that there is less of it.
# base: mapped-example

DELETE WHERE { :contest-waste ?p ?o } ;

DELETE WHERE { :s15 ?p ?o }
