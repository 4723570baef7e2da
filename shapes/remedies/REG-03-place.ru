# Says where the case takes place.
INSERT { $this sg2:locatedIn new:place . new:place a sg2:Place ; rdfs:label fill:name }
