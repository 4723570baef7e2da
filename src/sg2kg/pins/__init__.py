"""Pins: a comparison kept as a file that reproduces it byte for byte, the difference between two of them, and a crate for a repository."""
