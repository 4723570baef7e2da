# A statement affirms a concept, and its source is a note of what the coder inferred.
# base: registered-example

DELETE DATA { :s01 sg2:basis sg2:submitterSays . :d1 sg2:basis sg2:submitterSays } ;

INSERT DATA { :s01 sg2:affirms fw:M-ECO . :d1 sg2:basis sg2:weInfer }
