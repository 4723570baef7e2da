"""Published IRIs that answer, in every format of RDF and as pages."""
