# In place of complaints the meals are counted once more.
# base: co-governed-example

DELETE DATA { :o-complaints sg2:ofIndicator sg2x:XE-4 ; sg2:unit sg2x:unit-complaint } ;

INSERT DATA { :o-complaints sg2:ofIndicator fw:E-3A1 ; sg2:unit sg2x:unit-meal }
