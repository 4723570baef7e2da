# Asks who published the source.
INSERT { $this sg2:publisher fill:publisher }
