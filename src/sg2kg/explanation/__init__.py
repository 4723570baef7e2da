"""Why and why not, in words: proofs with their evidence, the conditions that a case misses, what would change it."""
