# Asks for the administrative code of the place, which tells how large it is.
INSERT { $this sg2:adminCode fill:adminCode }
