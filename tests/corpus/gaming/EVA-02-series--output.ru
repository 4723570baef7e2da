# The outcome is compared with an earlier output (E-3A1).
# base: evaluated-example

DELETE DATA { :o-wait-2021 sg2:ofIndicator fw:E-3A2 } ;

INSERT DATA { :o-wait-2021 sg2:ofIndicator fw:E-3A1 }
