"""Fuzzes shapes: ``python tests/fuzz/fuzz_shapes.py -max_total_time=60``; see the README beside it."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import atheris

with atheris.instrument_imports(include=["sg2kg"]):
    from fuzz.invariants import shapes_prepared_or_refused
    from fuzz.seeds import fuzz, shapes

if __name__ == "__main__":
    fuzz(shapes_prepared_or_refused, shapes())
