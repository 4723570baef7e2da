# Asks when the case started.
INSERT { $this sg2:start fill:start }
