# Asks what the statement says, in words.
INSERT { $this sg2:says fill:says }
