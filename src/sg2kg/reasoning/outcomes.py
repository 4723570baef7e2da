"""What the engine reports: contradictions, individuals that would be the same, and what a change brought; read by whoever asks it."""

from __future__ import annotations

from dataclasses import dataclass

from sg2kg.reasoning.matching import value
from sg2kg.reasoning.owl.axioms import Range, SameIndividual
from sg2kg.reasoning.owl.expressions import LITERAL, Datatype, Property
from sg2kg.reasoning.rules import Clash, Different, Fact, Link, Rule, Same

BOTH = Rule(-2, "eq-diff1", Clash("?x"), (Different("?x", "?y"),), SameIndividual(("?x", "?y")), structural=True)
"""Two that would be the same are known to differ (OWL 2 Profiles, table 4)."""
ILL_TYPED = Rule(-1, "dt-not-type", Clash("?x"), (Link("?property", "?x", "?y"),), Range(Property("?property"), Datatype(LITERAL)), structural=True)
"""A literal whose text is none of its datatype contradicts any use of it (OWL 2 Profiles, table 8)."""


@dataclass(frozen=True)
class Violation:
    """One way in which the facts contradict the axioms: a rule and the bindings under which its body holds."""

    rule: Rule
    bindings: tuple[tuple[str, str], ...]

    @property
    def about(self) -> str:
        """The individual that it is about."""
        bindings = dict(self.bindings)
        head = self.rule.head
        named = value(head.x, bindings) if isinstance(head, (Clash, Same)) else None
        if named is None or named[:1] == '"':  # two literals would be the same: it is about what has them
            named = next((x for x in bindings.values() if x[:1] != '"'), named)
        return named or ""


@dataclass(frozen=True)
class Equality:
    """That two individuals would be the same: a rule and its bindings."""

    x: str
    y: str
    rule: Rule
    bindings: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Changes:
    """What became known and unknown by one addition or removal; without complex expressions."""

    gained: tuple[Fact, ...]
    lost: tuple[Fact, ...]
