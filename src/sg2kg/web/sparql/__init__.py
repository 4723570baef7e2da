"""The SPARQL endpoint and what it says of itself."""
