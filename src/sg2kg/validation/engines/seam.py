"""The seam between checking and SHACL engines: what an engine is given and what it gives back.

An engine gets the shapes once and the background (ontology and framework) once, and then one submission a call.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import pyoxigraph as ox


@dataclass(frozen=True)
class Result:
    """One result of a validation report, as terms."""

    focus: str
    shape: str
    component: str
    path: str
    """IRI of the property, or empty where the path is complex or there is none."""
    value: str


@dataclass(frozen=True)
class Report:
    """All results of one run, and the report itself in N-Triples."""

    results: tuple[Result, ...]
    ntriples: str


class Engine(Protocol):
    """A SHACL engine with its shapes and its background prepared."""

    name: str

    def check(self, submission: Sequence[ox.Triple]) -> Report:
        """Checks one submission; raises CheckError where the engine cannot."""
        ...
