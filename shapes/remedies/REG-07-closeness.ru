# Asks how close the speaker in the source is to the initiator.
INSERT { ?source sg2:closeness fill:closeness }
WHERE { $this sg2:source ?source }
