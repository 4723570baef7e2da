"""From results to findings: what is wrong in whose words, where it stands, what mends it, what passed, and what leads to the next tier."""
