"""What is known: members of classes and links of properties, asserted or inferred, and when each came; held by the engine.

A link with one object costs one entry of a dict; only a subject with several has a dict of its own. Ticks order derivations: the premises of a fact
were known at an earlier tick, or are asserted (tick 0). Everything is kept in order of arrival, so that the same input gives the same output.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any, Union

from sg2kg.reasoning.rules import Fact, Link, Member

Pair = tuple[str, str]
Key = tuple[str, str]
"""A class or a property: ("class", name) or ("property", IRI)."""
Objects = Union[str, dict[str, None]]


def key_of(atom: Union[Member, Link]) -> Key:
    """The class or property that an atom is about."""
    return ("class", atom.cls) if isinstance(atom, Member) else ("property", atom.property)


def item_of(fact: Fact) -> Any:
    """What a fact adds to its class or property: an individual, or a pair."""
    return fact.x if isinstance(fact, Member) else (fact.x, fact.y)


def fact_at(key: Key, item: Any) -> Fact:
    """The fact that an individual or pair is in a class or property."""
    return Member(key[1], item) if key[0] == "class" else Link(key[1], *item)


def facts_at(key: Key, items: Iterable[Any]) -> Iterator[Fact]:
    """The same for several."""
    return (fact_at(key, item) for item in items)


def sorted_out(facts: Iterable[Fact]) -> tuple[dict[str, list[str]], dict[str, list[Pair]]]:
    """Facts as individuals by class and pairs by property."""
    members: dict[str, list[str]] = defaultdict(list)
    pairs: dict[str, list[Pair]] = defaultdict(list)
    for fact in facts:
        if isinstance(fact, Member):
            members[fact.cls].append(fact.x)
        else:
            pairs[fact.property].append((fact.x, fact.y))
    return members, pairs


class News:
    """What became known, in the order in which it did; facts are made of it only for those who ask."""

    def __init__(self) -> None:
        self.portions: list[tuple[Key, list[Any]]] = []
        """By class or property: what came together."""

    def take(self, key: Key, items: list[Any]) -> None:
        """Notes what became known of a class or property."""
        self.portions.append((key, items))

    def __iter__(self) -> Iterator[Fact]:
        return (fact for key, items in self.portions for fact in facts_at(key, items))


class Relation:
    """The links of one property, found by subject, and by object once somebody has asked so."""

    __slots__ = ("_backward", "forward", "late")

    def __init__(self) -> None:
        self.forward: dict[str, Objects] = {}
        self.late: dict[Pair, int] = {}
        """Ticks of the inferred links."""
        self._backward: dict[str, Objects] | None = None

    def add(self, pairs: Iterable[Pair], tick: int) -> list[Pair]:
        """Adds links at ``tick`` (0: asserted) and gives those that were not known."""
        new = _insert(self.forward, pairs)
        if self._backward is not None:
            _insert(self._backward, ((y, x) for x, y in new))
        if tick:
            self.late.update(dict.fromkeys(new, tick))
        return new

    def remove(self, pairs: Iterable[Pair]) -> None:
        """Forgets links that are known."""
        for x, y in pairs:
            _take(self.forward, x, y)
            if self._backward is not None:
                _take(self._backward, y, x)
            self.late.pop((x, y), None)

    def objects(self, x: str) -> Iterable[str]:
        """What ``x`` is linked to, in order of arrival."""
        found = self.forward.get(x)
        return () if found is None else (found,) if found.__class__ is str else found

    def subjects(self, y: str) -> Iterable[str]:
        """What is linked to ``y``."""
        found = self.backward.get(y)
        return () if found is None else (found,) if found.__class__ is str else found

    @property
    def backward(self) -> dict[str, Objects]:
        """Subjects by object; made when it is first asked for."""
        if self._backward is None:
            self._backward = {}
            _insert(self._backward, ((y, x) for x, y in self.pairs()))
        return self._backward

    def has(self, x: str, y: str) -> bool:
        """Whether the link is known."""
        found = self.forward.get(x)
        return found is not None and (found == y if found.__class__ is str else y in found)

    def tick(self, x: str, y: str) -> int:
        """When a known link came; 0 for an asserted one."""
        return self.late.get((x, y), 0)

    def pairs(self) -> Iterator[Pair]:
        """All links, by subject."""
        for x, found in self.forward.items():
            if isinstance(found, str):
                yield x, found
            else:
                for y in found:
                    yield x, y

    def __len__(self) -> int:
        return sum(1 if isinstance(found, str) else len(found) for found in self.forward.values())


def _insert(index: dict[str, Objects], pairs: Iterable[Pair]) -> list[Pair]:
    new: list[Pair] = []
    add = new.append
    get = index.get
    for pair in pairs:
        x, y = pair
        found = get(x)
        if found is None:
            index[x] = y
        elif isinstance(found, str):
            if found == y:
                continue
            index[x] = {found: None, y: None}
        elif y in found:
            continue
        else:
            found[y] = None
        add(pair)
    return new


def _take(index: dict[str, Objects], x: str, y: str) -> None:
    found = index[x]
    if isinstance(found, str):
        del index[x]
        return
    del found[y]
    if not found:
        del index[x]


class Facts:
    """All that is known."""

    def __init__(self) -> None:
        self.members: dict[str, dict[str, int]] = {}
        """By class: the members, each with its tick; 0 for an asserted one."""
        self.relations: dict[str, Relation] = {}

    def cls(self, name: str) -> dict[str, int]:
        """The members of a class, to be added to."""
        return self.members.setdefault(name, {})

    def relation(self, property: str) -> Relation:
        """The links of a property, to be added to."""
        found = self.relations.get(property)
        if found is None:
            found = self.relations[property] = Relation()
        return found

    def tick(self, fact: Fact) -> int | None:
        """When a fact came: 0 where it is asserted, None where it is not known."""
        if isinstance(fact, Member):
            return self.members.get(fact.cls, {}).get(fact.x)
        relation = self.relations.get(fact.property)
        return relation.tick(fact.x, fact.y) if relation is not None and relation.has(fact.x, fact.y) else None

    def retick(self, fact: Fact, tick: int) -> None:
        """Takes a known fact for one that was inferred at a tick."""
        if isinstance(fact, Member):
            self.members[fact.cls][fact.x] = tick
        else:
            self.relations[fact.property].late[(fact.x, fact.y)] = tick
