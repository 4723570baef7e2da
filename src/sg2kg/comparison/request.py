"""What is to be compared, as a value: a command line, a pinned file and a page say which cases and concepts, on whose word, in which phases."""

from __future__ import annotations

from dataclasses import dataclass

from sg2kg.knowledge.status import DEFAULT_BASIS

EVERY_BASIS = "all"
"""In place of a basis: each case once a basis, side by side, so that one sees what rests on what."""


@dataclass(frozen=True)
class Request:
    """A comparison that is asked for; empty fields take the default."""

    cases: tuple[str, ...] = ()
    """Names, notations or IRIs; none: all that are not fictitious."""
    cases_query: str = ""
    """A query of the catalogue, or SPARQL, whose first column gives the cases."""
    by: str = "mechanisms"
    """A view (VIEWS) or a concept scheme of the framework."""
    concepts: tuple[str, ...] = ()
    """Notations, prefixed names or IRIs; where given, they take the place of ``by``."""
    concepts_query: str = ""
    """A query whose first column gives the concepts; takes the place of ``by``."""
    basis: str = DEFAULT_BASIS
    """One of BASES, or EVERY_BASIS."""
    phase: str = ""
    """Only this phase (its label or the last part of its IRI) of each case that has it."""
    over_time: bool = False
    """Each case that has phases once a phase, in order of time."""
    lang: str = "en"
    title: str = ""
    """What it is called; empty: said from cases and concepts."""
