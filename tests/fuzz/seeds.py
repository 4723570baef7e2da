"""The inputs that fuzzing begins with, and the call of the fuzzer; used by the fuzzers of this folder."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path

from fuzz.invariants import FORMATS
from fuzz.mutations import SHAPES, TEXTS
from hostile import corpus
from sg2kg.graph.read import EXTENSIONS


def submissions() -> list[bytes]:
    """A whole submission in every format and the hostile ones of the corpus, each behind the byte that chooses its format."""
    found = [bytes([n]) + TEXTS[format] for n, format in enumerate(FORMATS)]
    hostile = [(FORMATS.index(EXTENSIONS[Path(h.name).suffix]), h.data) for h in corpus("submissions")]
    return found + [bytes([n]) + data for n, data in hostile]


def shapes() -> list[bytes]:
    """Sound shapes and the hostile ones of the corpus, but those that are only refused by their deadline."""
    return [SHAPES, *(h.data for h in corpus("shapes") if h.says != "not finished")]


def fuzz(one_input: Callable[[bytes], object], seeds: Iterable[bytes]) -> None:
    """Hands the command line to atheris; where it names no folder of inputs, one with the ``seeds`` in it is made. Ends the process."""
    import atheris

    args = list(sys.argv)
    if all(a.startswith("-") for a in args[1:]):
        folder = Path(tempfile.mkdtemp(prefix="sg2kg-fuzz-"))
        for n, seed in enumerate(seeds):
            (folder / f"seed-{n:03}").write_bytes(seed)
        args.append(str(folder))
    atheris.Setup(args, one_input)
    atheris.Fuzz()
