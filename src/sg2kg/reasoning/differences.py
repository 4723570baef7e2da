"""Tells whether two individuals are known to differ, and why: by axiom, by membership in disjoint classes, or as literals of different value."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from sg2kg.reasoning.facts import Facts
from sg2kg.reasoning.owl.axioms import Axiom, DifferentIndividuals
from sg2kg.reasoning.rules import Clash, Member, Program, Rule


@dataclass(frozen=True)
class Reason:
    """Why two individuals differ: the memberships and axioms; for literals there are none of either."""

    premises: tuple[Member, ...] = ()
    axioms: tuple[Axiom, ...] = ()
    rule: Rule | None = None


class Differences:
    """Answers from the axioms of a program and from what is known."""

    def __init__(self, program: Program, facts: Facts, differ: Callable[[str, str], bool]) -> None:
        self._facts = facts
        self._differ = differ
        self._supposed: dict[str, int] = {}
        self._groups: dict[str, dict[int, Axiom]] = defaultdict(dict)
        for n, axiom in enumerate(a for a in program.axioms if isinstance(a, DifferentIndividuals)):
            for individual in axiom.individuals:
                self._groups[individual][n] = axiom
        self._apart: dict[str, dict[str, Rule]] = defaultdict(dict)
        for rule in program.rules:
            if isinstance(rule.head, Clash) and len(rule.body) == 2:
                left, right = rule.body
                if isinstance(left, Member) and isinstance(right, Member) and left.x == right.x:
                    self._apart[left.cls][right.cls] = rule
                    self._apart[right.cls][left.cls] = rule

    def only(self, groups: Iterable[tuple[str, ...]]) -> None:
        """Takes these for different, group by group, without any axiom, and forgets those that were taken so before."""
        self._supposed = {x: n for n, group in enumerate(groups) for x in group}

    @property
    def classes(self) -> frozenset[str]:
        """The classes membership in which can make individuals differ."""
        return frozenset(self._apart)

    def between(self, a: str, b: str, before: int | None = None) -> Reason | None:
        """Why ``a`` and ``b`` differ, on facts that came before the tick; None where that is not known."""
        if a == b:
            return None
        if a[:1] == '"' or b[:1] == '"':
            return Reason() if a[:1] == b[:1] and self._differ(a, b) else None
        if a in self._supposed and self._supposed[a] == self._supposed.get(b):
            return Reason()
        for n, axiom in self._groups.get(a, {}).items():
            if n in self._groups.get(b, {}):
                return Reason(axioms=(axiom,))
        for cls, others in self._apart.items():
            if not self._known(cls, a, before):
                continue
            for other, rule in others.items():
                if self._known(other, b, before):
                    return Reason((Member(cls, a), Member(other, b)), rule.axioms, rule)
        return None

    def _known(self, cls: str, x: str, before: int | None) -> bool:
        tick = self._facts.members.get(cls, {}).get(x)
        return tick is not None and (before is None or tick < before)

    def within(self, group: Iterable[str]) -> tuple[str, str] | None:
        """Two of a group that are known to differ; None where there are none. Takes time linear in the group, but for pairs of disjoint classes."""
        told: dict[int, str] = {}
        taken: dict[int, str] = {}
        classed: dict[str, str] = {}
        for x in group:
            for n in self._groups.get(x, ()):
                if n in told:
                    return told[n], x
                told[n] = x
            supposed = self._supposed.get(x)
            if supposed is not None:
                if supposed in taken:
                    return taken[supposed], x
                taken[supposed] = x
            for cls in self._apart:
                if self._known(cls, x, None):
                    classed.setdefault(cls, x)
        for cls, x in classed.items():
            for other in self._apart[cls]:
                if other in classed and classed[other] != x:
                    return x, classed[other]
        return None
