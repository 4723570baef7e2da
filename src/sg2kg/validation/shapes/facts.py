"""Triples, indexed by subject and property: what shapes, profiles and the linter are read from."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Union

import pyoxigraph as ox

from sg2kg.messages import TAGS
from sg2kg.terms import PREFIXES

Term = Union[ox.NamedNode, ox.BlankNode, ox.Literal, ox.Triple]
TYPE = PREFIXES["rdf"] + "type"
_NOTHING: Mapping[str, Sequence[Term]] = {}


class Facts:
    """Says of each node what its properties are; a node is named by its IRI, or ``_:`` and its label where it has none."""

    def __init__(self, triples: Iterable[ox.Triple]) -> None:
        self._of: dict[str, dict[str, list[Term]]] = defaultdict(lambda: defaultdict(list))
        self._users: dict[str, list[tuple[str, str]]] = defaultdict(list)
        for t in triples:
            subject, target = node(t.subject), node(t.object)
            self._of[subject][t.predicate.value].append(t.object)
            if target:
                self._users[target].append((subject, t.predicate.value))

    def subjects(self) -> list[str]:
        """All nodes of which something is said, in the order in which they come."""
        return list(self._of)

    def of_type(self, *types: str) -> list[str]:
        """The nodes that have one of these types, in the order in which they come."""
        return list(dict.fromkeys(s for t in types for s, p in self.users(t) if p == TYPE))

    def properties(self, subject: str) -> Mapping[str, Sequence[Term]]:
        """What is said of a node, by property."""
        return self._of.get(subject, _NOTHING)

    def values(self, subject: str, prop: str) -> Sequence[Term]:
        """The values of a property, in the order in which they come."""
        return self.properties(subject).get(prop, ())

    def nodes(self, subject: str, *props: str) -> list[str]:
        """The values of one or more properties that are nodes."""
        return [n for prop in props for n in map(node, self.values(subject, prop)) if n]

    def node(self, subject: str, prop: str) -> str:
        """The first value of a property that is a node, or an empty string."""
        return next(iter(self.nodes(subject, prop)), "")

    def word(self, subject: str, prop: str) -> str:
        """The first value of a property that is a literal, or an empty string."""
        return next((v.value for v in self.values(subject, prop) if isinstance(v, ox.Literal)), "")

    def texts(self, subject: str, prop: str) -> dict[str, str]:
        """The values of a property by language (en, zh-Hans, zh-Hant, or the tag as it stands)."""
        found = {}
        for v in self.values(subject, prop):
            if isinstance(v, ox.Literal):
                tag = (v.language or "").lower()
                found[TAGS.get(tag, tag)] = v.value
        return found

    def users(self, target: str) -> list[tuple[str, str]]:
        """Who points at a node, and by which property."""
        return self._users.get(target, [])


def node(term: Term) -> str:
    """The name of a node, or an empty string for a literal."""
    if isinstance(term, ox.NamedNode):
        return term.value
    return f"_:{term.value}" if isinstance(term, ox.BlankNode) else ""
