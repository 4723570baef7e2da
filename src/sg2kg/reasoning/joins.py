"""Turns each rule into joins: functions that take what is new of one class or property and give what the rule then concludes; called by the engine.

A rule is recognised by its shape: conditions on one individual, on one link, on two links in a row, two links from one individual, a count; what has
none of these shapes is joined by the matcher. No code is generated.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Union

from sg2kg.reasoning.facts import Facts, Key, Pair, key_of
from sg2kg.reasoning.matching import Bindings, Matcher, Tester, unify, value, variables
from sg2kg.reasoning.owl.expressions import THING
from sg2kg.reasoning.rules import Condition, Count, Link, Member, Rule, Same, Test

Delta = Sequence[Any]
"""What is new: individuals of a class, or pairs of a property."""
Fire = Callable[[Delta], Iterable[Any]]
"""Gives what follows: individuals where the head is a Member, pairs where it is a Link or Same, values of the variables where it is a Clash."""


@dataclass(frozen=True)
class Join:
    """One rule, set off by what is new of ``reads``."""

    rule: Rule
    reads: Key
    fire: Fire
    transitive: bool = False
    """Whether the rule says that a property is transitive; the engine then closes it link by link."""


def rule_variables(rule: Rule) -> tuple[str, ...]:
    """The variables of a rule's body, in order of appearance; the order in which a Clash lists their values."""
    return tuple(dict.fromkeys(v for c in rule.body for v in variables(c)))


class Joiner:
    """Makes the joins of rules over given facts."""

    def __init__(self, facts: Facts, matcher: Matcher, tester: Tester, telling: frozenset[str]) -> None:
        self._facts = facts
        self._matcher = matcher
        self._tester = tester
        self._telling = telling
        """Classes whose members can thereby differ from others."""

    def joins(self, rule: Rule) -> list[Join]:
        """The joins of one rule, one or more for each condition that facts can set off; none for a rule without conditions."""
        body = rule.body
        if any(isinstance(c, Count) for c in body):
            return self._counting(rule)
        members = [c for c in body if isinstance(c, Member)]
        links = [c for c in body if isinstance(c, Link)]
        tests = [c for c in body if isinstance(c, Test)]
        if members and not links and not tests and len({m.x for m in members}) == 1 and members[0].x[:1] == "?":
            return self._on_one_individual(rule, members)
        beside = {m.x for m in members} | {t.x for t in tests}
        if len(links) == 1 and len(members) + 1 + len(tests) == len(body) and beside <= {links[0].x, links[0].y}:
            return self._on_one_link(rule, links[0], members, tests)
        if len(links) == 2 and not tests:
            if not members and isinstance(rule.head, Link):
                chain = self._on_two_links(rule, *links)
                if chain is not None:
                    return chain
            if isinstance(rule.head, Same) and links[0].property == links[1].property:
                fork = self._on_a_fork(rule, links, members)
                if fork is not None:
                    return fork
        return self._by_matching(rule)

    # ---- shapes

    def _on_one_individual(self, rule: Rule, members: list[Member]) -> list[Join]:
        give = _from_bindings(rule)
        x = members[0].x
        found = []
        for n, atom in enumerate(members):
            others = [self._facts.cls(m.cls) for i, m in enumerate(members) if i != n]
            found.append(Join(rule, key_of(atom), _filtering(others, _one(rule, x, give))))
        return found

    def _on_one_link(self, rule: Rule, link: Link, members: list[Member], tests: list[Test]) -> list[Join]:
        keep = _Filter(self._facts, self._tester, link, members, tests)
        give = _pairwise(rule, link)
        found = [Join(rule, key_of(link), lambda delta: give(keep.pairs(delta)))]
        relation = self._facts.relation(link.property)
        for member in members:
            if member.x == link.x:
                found.append(Join(rule, key_of(member), lambda delta: give(keep.pairs([(x, y) for x in delta for y in relation.objects(x)]))))
            else:
                found.append(Join(rule, key_of(member), lambda delta: give(keep.pairs([(x, y) for y in delta for x in relation.subjects(y)]))))
        return found

    def _on_two_links(self, rule: Rule, first: Link, second: Link) -> list[Join] | None:
        """The head links the ends of two links that share one individual."""
        head = rule.head
        assert isinstance(head, Link)
        shared = {first.x, first.y} & {second.x, second.y}
        terms = {first.x, first.y, second.x, second.y}
        if len(shared) != 1 or len(terms) != 3 or not all(t[:1] == "?" for t in terms) or {head.x, head.y} != terms - shared:
            return None
        middle = shared.pop()
        found = []
        for link, other in ((first, second), (second, first)):
            end = link.y if link.x == middle else link.x
            forwards = head.x == end
            fire = self._stepping(link.x == middle, other, middle, forwards)
            found.append(Join(rule, key_of(link), fire, transitive=_is_transitive(head, first, second)))
        return found

    def _stepping(self, middle_first: bool, other: Link, middle: str, forwards: bool) -> Fire:
        relation = self._facts.relation(other.property)
        reach = relation.objects if other.x == middle else relation.subjects

        def fire(delta: Delta) -> Iterable[Pair]:
            if middle_first:
                delta = [(y, x) for x, y in delta]
            # what is reached is copied, for it may grow while it is gone through
            if forwards:
                return ((end, z) for end, via in delta for z in tuple(reach(via)))
            return ((z, end) for end, via in delta for z in tuple(reach(via)))

        return fire

    def _on_a_fork(self, rule: Rule, links: list[Link], members: list[Member]) -> list[Join] | None:
        """Two links from one individual, whose other ends would be the same; each is compared with the first only, which makes them all the same."""
        left, right = links
        if left.x == right.x and left.y != right.y:
            centre, ends, outwards = left.x, (left.y, right.y), True
        elif left.y == right.y and left.x != right.x:
            centre, ends, outwards = left.y, (left.x, right.x), False
        else:
            return None
        head = rule.head
        assert isinstance(head, Same)
        on_centre = [m.cls for m in members if m.x == centre]
        on_ends = {e: [m.cls for m in members if m.x == e] for e in ends}
        if on_ends[ends[0]] != on_ends[ends[1]] or (head.x, head.y) != ends or centre[:1] != "?":
            return None
        relation = self._facts.relation(left.property)
        reach, back = (relation.objects, relation.subjects) if outwards else (relation.subjects, relation.objects)
        centres = [self._facts.cls(c) for c in on_centre]
        filters = [self._facts.cls(c) for c in on_ends[ends[0]]]

        def compare(touched: Iterable[str]) -> Iterable[Pair]:
            for x in dict.fromkeys(touched):
                if all(x in c for c in centres):
                    found = [y for y in reach(x) if all(y in f for f in filters)]
                    for y in found[1:]:
                        yield found[0], y

        found = [Join(rule, key_of(left), lambda delta: compare(x if outwards else y for x, y in delta))]
        found += [Join(rule, ("class", c), compare) for c in on_centre]
        found += [Join(rule, ("class", c), lambda delta: compare(x for y in delta for x in back(y))) for c in on_ends[ends[0]]]
        return found

    def _counting(self, rule: Rule) -> list[Join]:
        count = next(c for c in rule.body if isinstance(c, Count))
        others = [c for c in rule.body if c is not count]
        relation = self._facts.relation(count.property)
        back = relation.objects if count.inverse else relation.subjects
        give = _from_bindings(rule)

        def check(touched: Iterable[str]) -> Iterable[Any]:
            for x in dict.fromkeys(touched):
                for bindings in self._matcher.solutions(others, {count.x: x}):
                    if self._matcher.counted(count, x) is not None:
                        yield give(bindings)

        def both(reads: Key, touch: Callable[[Delta], Iterable[str]]) -> Join:
            return Join(rule, reads, lambda delta: check(touch(delta)))

        def of_value(delta: Delta) -> Iterable[str]:
            return (x for y in delta for x in back(y))

        found = [both(("property", count.property), lambda delta: ((y if count.inverse else x) for x, y in delta))]
        classes = set(self._telling) | ({count.cls} if count.cls != THING else set())
        found += [both(("class", c), of_value) for c in sorted(classes)]
        found += [both(key_of(m), lambda delta: delta) for m in others if isinstance(m, Member)]
        return found

    def _by_matching(self, rule: Rule) -> list[Join]:
        give = _from_bindings(rule)
        found = []
        for n, atom in enumerate(rule.body):
            if isinstance(atom, (Member, Link)):
                found.append(Join(rule, key_of(atom), self._matching(atom, [c for i, c in enumerate(rule.body) if i != n], give)))
        return found

    def _matching(self, atom: Union[Member, Link], rest: list[Condition], give: Callable[[Bindings], Any]) -> Fire:
        def fire(delta: Delta) -> Iterable[Any]:
            for new in delta:
                fact = Member(atom.cls, new) if isinstance(atom, Member) else Link(atom.property, *new)
                bindings = unify(atom, fact)
                if bindings is not None:
                    for solution in self._matcher.solutions(rest, bindings):
                        yield give(solution)

        return fire


def _is_transitive(head: Link, first: Link, second: Link) -> bool:
    same = head.property == first.property == second.property
    return same and {(first.x, first.y), (second.x, second.y)} in ({(head.x, m), (m, head.y)} for m in {first.x, first.y} - {head.x, head.y})


class _Filter:
    """Keeps the pairs of a link whose ends meet the other conditions of a rule."""

    def __init__(self, facts: Facts, tester: Tester, link: Link, members: list[Member], tests: list[Test]) -> None:
        self._x = link.x if link.x[:1] != "?" else None
        self._y = link.y if link.y[:1] != "?" else None
        self._same = link.x == link.y
        self._on_x = [facts.cls(m.cls) for m in members if m.x == link.x and m.cls != THING]
        self._on_y = [facts.cls(m.cls) for m in members if m.x != link.x and m.cls != THING]
        self._tests = tests
        self._tester = tester
        self._link = link

    def pairs(self, pairs: Sequence[Pair]) -> Sequence[Pair]:
        """Those that meet every condition."""
        if self._x is not None:
            pairs = [p for p in pairs if p[0] == self._x]
        if self._y is not None:
            pairs = [p for p in pairs if p[1] == self._y]
        if self._same:
            pairs = [p for p in pairs if p[0] == p[1]]
        for members in self._on_x:
            pairs = [p for p in pairs if p[0] in members]
        for members in self._on_y:
            pairs = [p for p in pairs if p[1] in members]
        for test in self._tests:
            place = 0 if test.x == self._link.x else 1
            wanted = not test.negated
            pairs = [p for p in pairs if self._tester(p[place], test.range) is wanted]
        return pairs


def _filtering(others: list[dict[str, int]], give: Callable[[Iterable[str]], Iterable[Any]]) -> Fire:
    if not others:
        return give
    if len(others) == 1:
        only = others[0]
        return lambda delta: give([x for x in delta if x in only]) if not only.keys().isdisjoint(delta) else ()

    def fire(delta: Delta) -> Iterable[Any]:
        left: Sequence[str] = delta
        for other in others:
            left = [x for x in left if x in other]
            if not left:
                return ()
        return give(left)

    return fire


def _one(rule: Rule, x: str, give: Callable[[Bindings], Any]) -> Callable[[Iterable[str]], Iterable[Any]]:
    """What follows for individuals, for the variable ``x``."""
    if isinstance(rule.head, Member) and rule.head.x == x:
        return lambda found: found
    return lambda found: [give({x: i}) for i in found]


def _pairwise(rule: Rule, link: Link) -> Callable[[Sequence[Pair]], Iterable[Any]]:
    """What follows for pairs of a link."""
    head, x, y = rule.head, link.x, link.y
    if x[:1] == "?" and y[:1] == "?" and x != y:
        if isinstance(head, Member) and head.x == x:
            return lambda pairs: [p[0] for p in pairs]
        if isinstance(head, Member) and head.x == y:
            return lambda pairs: [p[1] for p in pairs]
        if isinstance(head, Link) and (head.x, head.y) == (x, y):
            return lambda pairs: pairs
        if isinstance(head, Link) and (head.x, head.y) == (y, x):
            return lambda pairs: [(p[1], p[0]) for p in pairs]
    if isinstance(head, Member) and head.x == x:
        return lambda pairs: [p[0] for p in pairs]
    give = _from_bindings(rule)

    def bindings(pair: Pair) -> Bindings:
        return {term: known for term, known in zip((x, y), pair, strict=True) if term[:1] == "?"}

    return lambda pairs: [give(bindings(p)) for p in pairs]


def _from_bindings(rule: Rule) -> Callable[[Bindings], Any]:
    """What a rule concludes under bindings, in the form that its head takes (see Fire)."""
    head = rule.head
    if isinstance(head, Member):
        return lambda b: value(head.x, b)
    if isinstance(head, (Link, Same)):
        return lambda b: (value(head.x, b), value(head.y, b))
    names = rule_variables(rule)
    return lambda b: tuple(b[v] for v in names if v in b)
