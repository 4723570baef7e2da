"""OWL 2 as Python values: class expressions and axioms, read from RDF and examined; knows nothing of rules."""
