# Four years later only outputs were counted again (E-3A1), and no outcome was.
# base: evaluated-example

DELETE DATA { :o-wait-2021 sg2:ofIndicator fw:E-3A2 . :o-wait-2025 sg2:ofIndicator fw:E-3A2 } ;

INSERT DATA { :o-wait-2021 sg2:ofIndicator fw:E-3A1 . :o-wait-2025 sg2:ofIndicator fw:E-3A1 .
  :o-wait-residents sg2:comparedWith :o-lock-2025 }
