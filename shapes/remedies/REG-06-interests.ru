# Asks for the interests of the submitter, or that there are none.
INSERT { $this sg2:interests fill:interests }
