"""The seam between checking and SHACL engines: what an engine is given and what it gives back.

An engine gets the shapes once and the background (ontology and framework, say) once, and then one submission a call. Nodes that occur in the
background alone are not on trial.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

import pyoxigraph as ox

from sg2kg.terms import PREFIXES
from sg2kg.validation.shapes.facts import Term

SH = PREFIXES["sh"]


@dataclass(frozen=True)
class Result:
    """One result of a validation (SHACL §3.6.2), its terms as the engine was given them."""

    focus: Term
    component: str
    """IRI of the constraint component."""
    shape: Term | None
    path: Term | None
    """The property, or the blank node in the shapes graph at which a complex path begins."""
    value: Term | None
    severity: str
    """IRI: sh:Violation, sh:Warning, sh:Info, or one of the shapes' own."""
    messages: tuple[ox.Literal, ...] = ()
    constraint: Term | None = None
    """The SPARQL constraint that found it."""
    details: tuple[Result, ...] = field(default=(), compare=False)
    """What was found inside: the results of a shape that is used by ``sh:node``."""

    @property
    def key(self) -> tuple[str, str, str, str, str]:
        """What makes a result the same in the eyes of two engines; a blank node is like another."""
        return plain(self.shape), plain(self.focus), plain(self.value), self.component, self.severity


@dataclass(frozen=True)
class Report:
    """All results of one run, in a fixed order."""

    results: tuple[Result, ...]
    paths: Mapping[str, Sequence[ox.Triple]] = field(default_factory=dict, repr=False)
    """The triples of each complex path, by the label of the blank node at which it begins."""

    @property
    def conforms(self) -> bool:
        """What ``sh:conforms`` says: true without any result, whatever its severity (SHACL §3.6.1.1)."""
        return not self.results

    @property
    def ntriples(self) -> str:
        """The complete W3C report in N-Triples."""
        from sg2kg.validation.engines.report import report_triples

        return "".join(f"{t} .\n" for t in report_triples(self))


class Engine(Protocol):
    """A SHACL engine with its shapes and its background prepared."""

    name: str
    """Name and version."""

    def check(self, submission: Sequence[ox.Triple], text: bytes | None = None) -> Report:
        """Checks one submission; ``text`` are the same triples as N-Triples, for those who have them.

        Raises CheckError where the engine cannot.
        """
        ...


def plain(term: Term | None) -> str:
    """A term as text in which one blank node is like another; empty for None."""
    return "" if term is None else "_:" if isinstance(term, ox.BlankNode) else str(term)
