# Asks how the submitter stands to the initiator.
INSERT { $this sg2:relationToInitiator fill:relation }
