"""Rules: a head that follows from a body; what the compiler makes, the engine runs, proofs cite and exports write.

Variables are strings that begin with ``?``; other strings are individuals or literals (see :mod:`sg2kg.reasoning.owl.expressions`).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Union

from sg2kg.reasoning.owl.axioms import Axiom, Problem
from sg2kg.reasoning.owl.expressions import DataRange, Filler


@dataclass(frozen=True)
class Member:
    """``x`` is in the class: an IRI, or the text of a complex expression."""

    cls: str
    x: str


@dataclass(frozen=True)
class Link:
    """``x`` has ``property`` with ``y``."""

    property: str
    x: str
    y: str


Fact = Union[Member, Link]
"""An atom without variables."""


@dataclass(frozen=True)
class Test:
    """In a body: the literal ``x`` is in ``range`` (or, with ``negated``, is not)."""

    range: DataRange
    x: str
    negated: bool = False


@dataclass(frozen=True)
class Different:
    """In a body: the two are known to be different (literals: have different values)."""

    x: str
    y: str


@dataclass(frozen=True)
class Count:
    """In a body: ``x`` has ``n`` values of ``property`` (backwards with ``inverse``) in the class ``cls`` that are known to differ pair by pair."""

    n: int
    property: str
    inverse: bool
    filler: Filler
    cls: str
    """Name of the class of the values; owl:Thing for any; for a data range the text of it."""
    x: str


Atom = Union[Member, Link]
Condition = Union[Member, Link, Test, Different, Count]


@dataclass(frozen=True)
class Same:
    """Head: the two would be the same individual."""

    x: str
    y: str


@dataclass(frozen=True)
class Clash:
    """Head: this cannot be; ``x`` is what it is about."""

    x: str


Head = Union[Member, Link, Same, Clash]


@dataclass(frozen=True)
class Rule:
    """``head`` follows from all of ``body``."""

    number: int
    name: str
    """Which rule it is an instance of: the name in OWL 2 Profiles, tables 4 to 9 (``cls-svf1``), or one of ours beginning with ``x-``."""
    head: Head
    body: tuple[Condition, ...]
    axiom: Axiom
    """The axiom that says so; of a structural rule, the axiom in which the expression occurs."""
    structural: bool = False
    """Whether this follows from the meaning of an expression alone, so that no axiom is needed for it."""
    support: tuple[Axiom, ...] = ()
    """Of a rule that was itself derived (``x-existential``): the axioms that it rests on."""

    @property
    def axioms(self) -> tuple[Axiom, ...]:
        """The axioms that a step by this rule uses."""
        return self.support or (() if self.structural else (self.axiom,))


@dataclass(frozen=True)
class Program:
    """The rules that a set of axioms comes to."""

    rules: tuple[Rule, ...]
    problems: tuple[Problem, ...]
    axioms: tuple[Axiom, ...]
    expressions: dict[str, Filler]
    """Complex expressions by the name under which their members are kept."""
    different: tuple[tuple[str, ...], ...] = ()
    """Groups of individuals that are pairwise different by axiom."""
    disjoint: frozenset[tuple[str, str]] = frozenset()
    """Pairs of disjoint classes, both ways round; members of the one differ from members of the other."""

    deferred: frozenset[str] = frozenset()
    """Classes of which a member, when one is asserted, calls for rules that are made only then (see :mod:`sg2kg.reasoning.existentials`)."""

    def is_internal(self, cls: str) -> bool:
        """Whether a class is a complex expression, which no RDF statement can name."""
        return cls in self.expressions
