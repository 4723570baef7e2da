"""Fuzzes reading and admission: ``python tests/fuzz/fuzz_read.py -max_total_time=60``; see the README beside it."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import atheris

with atheris.instrument_imports(include=["sg2kg"]):
    from fuzz.invariants import admitted_or_refused, for_some_format
    from fuzz.seeds import fuzz, submissions

if __name__ == "__main__":
    fuzz(for_some_format(admitted_or_refused), submissions())
