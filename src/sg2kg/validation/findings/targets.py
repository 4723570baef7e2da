"""What a shape targets in a submission, and how many values its constraints have to judge there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property, lru_cache

import pyoxigraph as ox

from sg2kg.graph.guard import Token, tokens
from sg2kg.terms import PREFIXES
from sg2kg.validation.findings.paths import Walker
from sg2kg.validation.shapes.facts import TYPE, Facts, Term
from sg2kg.validation.shapes.sparql import declared

_SH, _SUBCLASS, _CLASS = PREFIXES["sh"], PREFIXES["rdfs"] + "subClassOf", PREFIXES["rdfs"] + "Class"
_OF_VALUES = frozenset(
    _SH + p
    for p in (
        "maxCount", "class", "datatype", "nodeKind", "minExclusive", "minInclusive", "maxExclusive", "maxInclusive", "minLength", "maxLength",
        "pattern", "languageIn", "uniqueLang", "disjoint", "lessThan", "lessThanOrEquals", "not", "in", "qualifiedMaxCount", "closed", "node",
    )
)  # fmt: skip
"""Constraints of a property that nothing is checked by where the property has no value."""


class Targets:
    """The focus nodes of shapes in one submission; ``background`` brings the tree of classes."""

    def __init__(self, shapes: Facts, triples: Sequence[ox.Triple], background: Facts) -> None:
        self._facts, self._background = shapes, background
        self._walker = Walker(triples)

    def of(self, shape: str) -> dict[Term, None]:
        """What a shape targets by itself or by the shapes that use it as a property shape (SHACL §2.1.3)."""
        found: dict[Term, None] = {}
        facts = self._facts
        for target in facts.values(shape, _SH + "targetNode"):
            found[target] = None
        for prop in facts.nodes(shape, _SH + "targetSubjectsOf"):
            found |= dict.fromkeys(self._walker.forward.get(prop, {}))
        for prop in facts.nodes(shape, _SH + "targetObjectsOf"):
            found |= dict.fromkeys(self._walker.backward.get(prop, {}))
        implicit = [shape] if _CLASS in facts.nodes(shape, TYPE) else []
        for target_class in (*facts.nodes(shape, _SH + "targetClass"), *implicit):
            for c in self._beneath(target_class):
                found |= dict.fromkeys(self._walker.backward.get(TYPE, {}).get(ox.NamedNode(c), ()))
        for user, prop in facts.users(shape):
            if prop == _SH + "property":
                found |= self.of(user)
        return found

    def values(self, shape: str, focus: dict[Term, None]) -> int:
        """How many values the constraints of a shape had to judge: the focus nodes themselves, or, of a property, what it leads to."""
        facts = self._facts
        if not focus:
            return 0
        selects = [s for c in facts.nodes(shape, _SH + "sparql") for s in _needs(facts, c)]
        if selects and not any(all(p in self._walker.forward or p in self._known for p in needed) for needed in selects):
            return 0
        paths = facts.values(shape, _SH + "path")
        said = {p for p in facts.properties(shape) if p.startswith(_SH)}
        if not paths or not said & _OF_VALUES or said & {_SH + "minCount", _SH + "hasValue", _SH + "qualifiedMinCount"}:
            return len(focus)
        return len(self._walker.walk(focus, paths[0], facts))

    def _beneath(self, target_class: str) -> list[str]:
        waiting = [target_class]
        for c in waiting:  # grows while it is read
            waiting += [s for s, p in self._background.users(c) if p == _SUBCLASS and s not in waiting]
            waiting += [s.value for s in self._walker.backward.get(_SUBCLASS, {}).get(ox.NamedNode(c), ()) if isinstance(s, ox.NamedNode)]
            if len(waiting) > 10_000:  # a loop, or no tree of classes
                break
        return list(dict.fromkeys(waiting))

    @cached_property
    def _known(self) -> frozenset[str]:
        return frozenset(p for s in self._background.subjects() for p in self._background.properties(s))


def _needs(facts: Facts, constraint: str) -> Iterator[frozenset[str]]:
    """The properties without which each query of a constraint finds nothing: those that its outermost pattern asks for."""
    prefixes = declared(facts, *facts.nodes(constraint, _SH + "prefixes"))
    for select in facts.values(constraint, _SH + "select"):
        if isinstance(select, ox.Literal):
            yield frozenset(_outermost(select.value, tuple(sorted(prefixes.items()))))


@lru_cache(maxsize=512)
def _outermost(select: str, prefixes: tuple[tuple[str, str], ...]) -> tuple[str, ...]:
    known, found = dict(prefixes), []
    words = tokens(select)
    depth = 0
    for before, token, after in zip([Token("", "", 0), *words], words, [*words[1:], Token("", "", 0)], strict=False):
        depth += (token.text == "{") - (token.text == "}")
        # a property by itself: behind a subject or a semicolon, and with no sign of a path about it
        plain = before.kind in ("variable", "iri", "name") or before.text in (";", "]")
        if depth == 1 and token.kind == "name" and plain and after.kind in ("variable", "name", "iri") and after.text not in ("?", "*", "|", "/"):
            prefix, _, local = token.text.partition(":")
            found.append(known.get(prefix, "") + local)
    return tuple(found)
