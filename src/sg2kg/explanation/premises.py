"""Finds by which rule a fact would come nearest to following, and which of the rule's premises are met and missing; used by why-not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

from sg2kg.reasoning.engine import Engine
from sg2kg.reasoning.matching import Bindings, unify, value, variables
from sg2kg.reasoning.owl.expressions import AtLeast, Expression, Property
from sg2kg.reasoning.rules import Condition, Count, Different, Fact, Link, Member, Rule, Test
from sg2kg.terms import SG2

MOST_RULES = 200
"""How many rules into one class or property are tried."""
MOST_STEPS = 2_000
"""How many steps the search takes for one rule; the best that was found until then is told."""
MOST_VALUES = 40
"""How many values are tried for one premise."""
_LAID_DOWN = frozenset({SG2.kindOf, SG2.hasKind, SG2.aspectOf, SG2.nextLower})


@dataclass(frozen=True)
class Attempt:
    """A rule that concludes a fact where all its premises hold, and how far they do."""

    rule: Rule
    met: tuple[Condition, ...]
    """Premises that hold, with the individuals in them."""
    missing: tuple[Condition, ...]
    """Premises that do not. A variable stands for what is not on record, or for any of several things that come equally near."""


def attempts(engine: Engine, fact: Fact) -> list[Attempt]:
    """The rules that could conclude the fact, the nearest first: with the fewest premises missing, and of these with the most met.

    Rules that lack what the framework itself lays down, such as a concept being a kind of another, come last: no case can add that.
    """
    key = ("class", fact.cls) if isinstance(fact, Member) else ("property", fact.property)
    found = []
    for rule in engine.into.get(key, ())[:MOST_RULES]:
        bindings = unify(rule.head, fact) if isinstance(rule.head, (Member, Link)) else None
        if bindings is not None:
            found.append(_Search(engine, rule, fact.x).attempt(bindings))
    return sorted(found, key=lambda a: (_fixed(a), len(a.missing), -len(a.met), a.rule.number))


def _fixed(attempt: Attempt) -> int:
    return sum(1 for c in attempt.missing if isinstance(c, Link) and c.property in _LAID_DOWN)


class _Search:
    """Looks for the bindings under which most of one rule's body holds, starting from the individual that the fact is about."""

    def __init__(self, engine: Engine, rule: Rule, x: str) -> None:
        self._engine, self._rule, self._x = engine, rule, x
        self._steps = 0
        self._best: tuple[int, Bindings, tuple[int, ...]] | None = None
        self._others: set[str] = set()
        """Variables for which something else would do as well."""

    def attempt(self, bindings: Bindings) -> Attempt:
        whole = tuple(range(len(self._rule.body)))
        self._try(whole, bindings, (), frozenset({self._x}))
        _, best, missing = self._best or (0, bindings, whole)
        final = {v: y for v, y in best.items() if v not in self._others}
        body = [_filled(c, final) for c in self._rule.body]
        return Attempt(self._rule, tuple(c for n, c in enumerate(body) if n not in missing), tuple(body[n] for n in missing))

    def _try(self, left: tuple[int, ...], bindings: Bindings, missing: tuple[int, ...], reached: frozenset[str]) -> None:
        self._steps += 1
        if self._best is not None and (len(missing) > self._best[0] or self._steps > MOST_STEPS):
            return
        chosen = next((n for n in left if self._is_ready(self._rule.body[n], bindings, reached)), None)
        if chosen is None:
            self._keep(bindings, tuple(sorted((*missing, *left))))
            return
        rest = tuple(n for n in left if n != chosen)
        solutions = self._engine.matcher.solutions((self._rule.body[chosen],), bindings)
        for extended in islice(solutions, MOST_VALUES):
            new = frozenset(extended[v] for v in extended if v not in bindings)
            self._try(rest, extended, missing, reached | new)
        self._try(rest, bindings, (*missing, chosen), reached)

    def _keep(self, bindings: Bindings, missing: tuple[int, ...]) -> None:
        if self._best is None or len(missing) < self._best[0]:
            self._best = (len(missing), bindings, missing)
            self._others = set()
        elif self._best[2] == missing:
            self._others.update(v for v, y in bindings.items() if self._best[1].get(v) != y)

    def _is_ready(self, condition: Condition, bindings: Bindings, reached: frozenset[str]) -> bool:
        """Whether a premise has no free variable, or is a link from something that was come to from the individual, and not just anything."""
        if all(v in bindings for v in variables(condition)):
            return True
        return isinstance(condition, Link) and any(value(t, bindings) in reached for t in (condition.x, condition.y))


def _filled(condition: Condition, bindings: Bindings) -> Condition:
    def put(term: str) -> str:
        return bindings.get(term, term)

    match condition:
        case Member(cls, x):
            return Member(cls, put(x))
        case Link(property, x, y):
            return Link(property, put(x), put(y))
        case Test(range, x, negated):
            return Test(range, put(x), negated)
        case Different(x, y):
            return Different(put(x), put(y))
        case Count(n, property, inverse, filler, cls, x):
            return Count(n, property, inverse, filler, cls, put(x))


def counted(count: Count) -> Expression:
    """The class expression whose members a count is about."""
    return AtLeast(count.n, Property(count.property, count.inverse), count.filler)


def nearest_attempt(found: Sequence[Attempt]) -> Attempt | None:
    """The first attempt of which anything is met, else the first; None where there is none."""
    return next((a for a in found if a.met), found[0] if found else None)
