# All that is measured of the effect are outputs (E-3A1).
# base: evaluated-example

DELETE { ?figure sg2:ofIndicator fw:E-3A2 }
INSERT { ?figure sg2:ofIndicator fw:E-3A1 }
WHERE { ?figure sg2:ofIndicator fw:E-3A2 }
