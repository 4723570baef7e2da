"""Where things are, and the prefixes that small graphs in tests begin with."""

from __future__ import annotations

from pathlib import Path

from sg2kg.terms import PREFIXES

ROOT = Path(__file__).resolve().parents[1]
HEADER = "".join(f"@prefix {p}: <{iri}> .\n" for p, iri in PREFIXES.items())
