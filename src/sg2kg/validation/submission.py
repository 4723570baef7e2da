"""A submission as it was read: its bytes, its triples, and where in the file each of them stands."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import Union

import pyoxigraph as ox

from sg2kg.graph.positions import Positions
from sg2kg.graph.read import EXTENSIONS, MAX_BYTES, read_bytes, read_file
from sg2kg.validation.engines.slices import ntriples

_IRI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")


@dataclass(frozen=True)
class Submission:
    """The triples of one file; graph names are dropped, for a submission is one graph."""

    source: str
    triples: Sequence[ox.Triple]
    data: bytes = field(default=b"", repr=False)
    format: ox.RdfFormat | None = None
    """None where the triples came from no file."""

    @property
    def hash(self) -> str:
        """SHA-256 of the bytes, in hexadecimal digits; empty where the triples came from no file."""
        return sha256(self.data).hexdigest() if self.format is not None else ""

    @cached_property
    def ntriples(self) -> bytes:
        """The triples as N-Triples, one a line."""
        return ntriples(self.triples)

    def said_of(self, subject: str) -> list[ox.Triple]:
        """What is said of a thing, by its IRI or the label of its blank node."""
        start = f"<{subject}> ".encode() if _IRI.match(subject) else f"_:{subject} ".encode()
        lines = b"".join(_lines_with(start, self.ntriples))
        return [q.triple for q in ox.parse(lines, format=ox.RdfFormat.N_TRIPLES)] if lines else []

    @cached_property
    def positions(self) -> Positions:
        """Where in the file the triples stand."""
        return Positions(self.data, self.format, self.triples)


def _lines_with(start: bytes, text: bytes) -> Iterator[bytes]:
    """The lines that begin so."""
    at = 0
    while True:
        if not text.startswith(start, at):
            at = text.find(b"\n" + start, at) + 1
            if at == 0:
                return
        end = text.find(b"\n", at) + 1
        yield text[at:end]
        at = end


def read_submission(path: Union[str, os.PathLike[str]], max_bytes: int = MAX_BYTES, *, relative: bool = False) -> Submission:
    """The submission in a file; raises InputError like :func:`sg2kg.graph.read_path`.

    ``relative`` allows IRIs that are relative to the place of the file; those of a submission must stand by themselves.
    """
    data, format = read_file(Path(path), max_bytes)
    return submission_of(data, format, str(path), Path(path).resolve().as_uri() if relative else None)


def submission_of(data: bytes, format: ox.RdfFormat | None = None, source: str = "input", base: str | None = None) -> Submission:
    """The submission in ``data``; raises InputError for what is not RDF of this format."""
    format = format or EXTENSIONS[".ttl"]
    return Submission(source, [q.triple for q in read_bytes(data, format, source, base)], data, format)
