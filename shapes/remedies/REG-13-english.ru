# Asks for an English name.
INSERT { $this rdfs:label fill:englishName }
