# Asks which public issue the case works on.
INSERT { $this sg2:issue fill:issue }
