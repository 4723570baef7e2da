"""The command ``sg2kg``: it parses words, calls the library and shows what comes back; no RDF term is spelled here."""

from sg2kg.cli.main import main

__all__ = ["main"]
