# Four years later only outputs were counted (E-3A1), and no outcome was observed again.
# base: evaluated-example

DELETE DATA { :o-wait-2025 sg2:ofIndicator fw:E-3A2 } ;

INSERT DATA { :o-wait-2025 sg2:ofIndicator fw:E-3A1 }
