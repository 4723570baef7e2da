"""Finds the ways in which the body of a rule holds; used where no quicker join fits, and by proofs, which ask for older premises."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice

from sg2kg.reasoning.differences import Differences
from sg2kg.reasoning.facts import Facts
from sg2kg.reasoning.owl.expressions import THING, DataRange, is_data
from sg2kg.reasoning.rules import Condition, Count, Different, Fact, Link, Member, Test

Bindings = dict[str, str]
Tester = Callable[[str, DataRange], "bool | None"]
MAX_STEPS = 20_000
"""Steps of the search for values that differ pair by pair; beyond, the count is left undecided, which is sound."""


def value(term: str, bindings: Bindings) -> str | None:
    """What a term of a rule stands for: itself, or what its variable is bound to; None for a free variable."""
    return bindings.get(term) if term[:1] == "?" else term


def variables(condition: Condition) -> tuple[str, ...]:
    """The variables of a condition, in order."""
    if isinstance(condition, Link):
        terms: tuple[str, ...] = (condition.x, condition.y)
    elif isinstance(condition, Different):
        terms = (condition.x, condition.y)
    else:
        terms = (condition.x,)
    return tuple(dict.fromkeys(t for t in terms if t[:1] == "?"))


def unify(atom: Member | Link, fact: Fact) -> Bindings | None:
    """The bindings under which ``atom`` is ``fact``; None where there are none."""
    bindings: Bindings = {}
    if isinstance(atom, Member):
        if not isinstance(fact, Member) or atom.cls != fact.cls:
            return None
        pairs: tuple[tuple[str, str], ...] = ((atom.x, fact.x),)
    else:
        if not isinstance(fact, Link) or atom.property != fact.property:
            return None
        pairs = ((atom.x, fact.x), (atom.y, fact.y))
    for term, known in pairs:
        if (term if term[:1] != "?" else bindings.setdefault(term, known)) != known:
            return None
    return bindings


class Matcher:
    """Answers which bindings make a body hold."""

    def __init__(self, facts: Facts, differences: Differences, tester: Tester) -> None:
        self._facts = facts
        self._differences = differences
        self._tester = tester

    def solutions(self, body: Iterable[Condition], bindings: Bindings, before: int | None = None) -> Iterator[Bindings]:
        """All bindings that extend ``bindings`` and make every condition hold, on facts that came before the tick ``before``."""
        left = list(body)
        while True:
            ready = [c for c in left if all(v in bindings for v in variables(c))]
            if not ready:
                break
            if not all(self._holds(c, bindings, before) for c in ready):
                return
            left = [c for c in left if c not in ready]
        if not left:
            yield bindings
            return
        chosen = min(left, key=lambda c: self._cost(c, bindings))
        rest = [c for c in left if c is not chosen]
        for extended in self._extensions(chosen, bindings, before):
            yield from self.solutions(rest, extended, before)

    def _holds(self, condition: Condition, bindings: Bindings, before: int | None) -> bool:
        x = value(condition.x, bindings)
        assert x is not None
        if isinstance(condition, Member):
            if condition.cls == THING:
                return True
            tick = self._facts.members.get(condition.cls, {}).get(x)
            return tick is not None and (before is None or tick < before)
        if isinstance(condition, Link):
            y = value(condition.y, bindings)
            assert y is not None
            relation = self._facts.relations.get(condition.property)
            return relation is not None and relation.has(x, y) and (before is None or relation.tick(x, y) < before)
        if isinstance(condition, Test):
            return self._tester(x, condition.range) is (not condition.negated)
        if isinstance(condition, Different):
            y = value(condition.y, bindings)
            assert y is not None
            return self._differences.between(x, y, before) is not None
        return self.counted(condition, x, before) is not None

    def _cost(self, condition: Condition, bindings: Bindings) -> int:
        if isinstance(condition, Link):
            return 1 if value(condition.x, bindings) is not None else 2 if value(condition.y, bindings) is not None else 4
        return 3 if isinstance(condition, Member) else 9

    def _extensions(self, condition: Condition, bindings: Bindings, before: int | None) -> Iterator[Bindings]:
        if isinstance(condition, Member):
            for member, tick in list(self._facts.members.get(condition.cls, {}).items()):
                if before is None or tick < before:
                    yield {**bindings, condition.x: member}
            return
        if not isinstance(condition, Link):
            raise ValueError(f"nothing binds the variables of {condition}")
        relation = self._facts.relations.get(condition.property)
        if relation is None:
            return
        x, y = value(condition.x, bindings), value(condition.y, bindings)
        pairs: Iterable[tuple[str, str]]
        if x is not None:
            pairs = [(x, o) for o in relation.objects(x)]
        elif y is not None:
            pairs = [(s, y) for s in relation.subjects(y)]
        else:
            pairs = list(relation.pairs())
        for s, o in pairs:
            if before is not None and relation.tick(s, o) >= before:
                continue
            if condition.x == condition.y and s != o:
                continue
            extended = dict(bindings)
            if x is None:
                extended[condition.x] = s
            if y is None:
                extended[condition.y] = o
            yield extended

    # ---- counting

    def fillers(self, count: Count, x: str, before: int | None = None) -> list[str]:
        """The values that a count looks at, known before the tick, in order of arrival."""
        relation = self._facts.relations.get(count.property)
        if relation is None:
            return []
        if count.inverse:
            found = [y for y in relation.subjects(x) if before is None or relation.tick(y, x) < before]
        else:
            found = [y for y in relation.objects(x) if before is None or relation.tick(x, y) < before]
        if is_data(count.filler):
            return [y for y in found if self._tester(y, count.filler)]  # type: ignore[arg-type]
        if count.cls == THING:
            return found
        members = self._facts.members.get(count.cls, {})
        return [y for y in found if y in members and (before is None or members[y] < before)]

    def counted(self, count: Count, x: str, before: int | None = None) -> tuple[str, ...] | None:
        """``count.n`` values of ``x`` that are known to differ pair by pair; None where none were found within the steps allowed."""
        found = self.fillers(count, x, before)
        if len(found) < count.n:
            return None
        return next(islice(self._apart(found, count.n, before), 1), None)

    def _apart(self, found: Sequence[str], n: int, before: int | None) -> Iterator[tuple[str, ...]]:
        """Cliques of ``n`` in the graph of what differs, by backtracking without recursion."""
        steps = 0
        chosen: list[int] = []
        place = 0
        while steps < MAX_STEPS:
            if len(chosen) == n:
                yield tuple(found[i] for i in chosen)
                place = chosen.pop() + 1
                continue
            if place >= len(found) or len(found) - place < n - len(chosen):
                if not chosen:
                    return
                place = chosen.pop() + 1
                continue
            steps += 1
            if all(self._differences.between(found[i], found[place], before) is not None for i in chosen):
                chosen.append(place)
            place += 1
