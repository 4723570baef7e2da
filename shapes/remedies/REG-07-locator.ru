# Asks where in the source this stands.
INSERT { $this sg2:locator fill:locator }
