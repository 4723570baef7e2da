# Says on which rule the say rests.
INSERT { $this sg2:howDecides fill:howDecides }
