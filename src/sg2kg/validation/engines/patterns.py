"""Takes simple patterns out of the verdict of the fast engine, which compiles each anew for every value, and tries them here.

A shape that a pattern may make fail is named, and its own report decides; so a pattern that is judged too strictly here costs time, no more.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pyoxigraph as ox

from sg2kg.terms import PREFIXES
from sg2kg.validation.engines.seam import SH
from sg2kg.validation.shapes.facts import Facts, node
from sg2kg.validation.shapes.wellformed import members

_PATTERN, _FLAGS, _PATH = SH + "pattern", SH + "flags", SH + "path"
_SAME = re.compile(r"[\^\[\]()|?*+{}0-9A-Za-z_:/~-]*\$?")
"""Patterns that mean the same to every engine: no escapes, no classes by name, nothing about lines."""
_LITERAL = re.compile(rb'"([^"\\]*)"')
_THROUGH = frozenset(SH + p for p in ("property", "node"))
"""Ways of using a shape in which what it finds makes the one that uses it fail."""


@dataclass(frozen=True)
class Pattern:
    """A pattern on the values of some properties, and the shapes that fail where a value does not match."""

    properties: tuple[bytes, ...]
    """As they stand in N-Triples, with the spaces around them."""
    matches: re.Pattern[str]
    owners: tuple[str, ...]


class Patterns:
    """The patterns of a shapes graph that can be tried by themselves."""

    def __init__(self, shapes: Facts) -> None:
        self._shapes = shapes
        self._of = {s: p for s in shapes.subjects() if _PATTERN in shapes.properties(s) for p in self._simple(s)}

    def takes(self, triple: ox.Triple) -> bool:
        """Whether a triple of the shapes is a pattern that is tried here."""
        return triple.predicate.value == _PATTERN and node(triple.subject) in self._of

    def failing(self, text: bytes) -> Iterator[str]:
        """The shapes that a pattern may make fail in a submission, given as N-Triples."""
        for pattern in self._of.values():
            if not all(_fits(value, pattern.matches) for prop in pattern.properties for value in _values(prop, text)):
                yield from pattern.owners

    def _simple(self, shape: str) -> Iterator[Pattern]:
        facts = self._shapes
        texts = [v.value for v in facts.values(shape, _PATTERN) if isinstance(v, ox.Literal)]
        paths = facts.values(shape, _PATH)
        properties = _plain(facts, paths[0]) if len(paths) == 1 else []
        owners = list(dict.fromkeys(self._owners(shape)))
        if len(texts) == 1 and _SAME.fullmatch(texts[0]) and not facts.values(shape, _FLAGS) and properties and owners:
            yield Pattern(tuple(f" <{p}> ".encode() for p in properties), re.compile(texts[0]), tuple(owners))

    def _owners(self, shape: str) -> Iterator[str]:
        """The shapes with a target that fail where this one does; none where it is used in another way as well."""
        users = [(u, p) for u, p in self._shapes.users(shape) if p.startswith((SH, PREFIXES["rdf"]))]
        if any(p not in _THROUGH for _, p in users):
            return
        for user, _ in users:
            yield from self._owners(user)
        if any(p.startswith(SH + "target") for p in self._shapes.properties(shape)):
            yield shape


def _plain(facts: Facts, path: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple) -> list[str]:
    """The properties of a path that is one, or a choice of some; empty for any other."""
    if isinstance(path, ox.NamedNode):
        return [path.value]
    choices = [members(facts, c) or [] for c in facts.values(node(path), SH + "alternativePath")]
    found: Sequence[object] = choices[0] if choices else []
    return [c.value for c in found if isinstance(c, ox.NamedNode)] if all(isinstance(c, ox.NamedNode) for c in found) else []


def _values(prop: bytes, text: bytes) -> Iterator[bytes]:
    at = text.find(prop)
    while at >= 0:
        end = text.find(b"\n", at)
        yield text[at + len(prop) : end]
        at = text.find(prop, end)


def _fits(value: bytes, pattern: re.Pattern[str]) -> bool:
    literal = _LITERAL.match(value)
    return literal is not None and pattern.search(literal[1].decode()) is not None
