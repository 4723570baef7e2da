"""Refuses lists and property paths that SHACL calls ill-formed (SHACL §1.3 and §2.3.1); called by ``wellformed``."""

from __future__ import annotations

from collections.abc import Generator, Iterator, Sequence

import pyoxigraph as ox

from sg2kg.terms import PREFIXES
from sg2kg.validation.shapes.facts import Facts, Term, node

SH, RDF = PREFIXES["sh"], PREFIXES["rdf"]
PATHS = ("inversePath", "alternativePath", "zeroOrMorePath", "oneOrMorePath", "zeroOrOnePath")
MAX_STEPS = 1000
"""How many properties a path may lead along, written out: one that uses its parts twice grows beyond all bounds."""
_MAX_DEPTH = 200


def members(facts: Facts, start: Term) -> list[Term] | None:
    """The members of a SHACL list; None where it is none: a loop, a missing or a second end (SHACL §1.3, "SHACL list")."""
    found: list[Term] = []
    seen: set[str] = set()
    at = node(start)
    while at != RDF + "nil":
        first, rest = facts.values(at, RDF + "first"), facts.values(at, RDF + "rest")
        if not at or at in seen or len(first) != 1 or len(rest) != 1:
            return None
        seen.add(at)
        found.append(first[0])
        at = node(rest[0])
    return found if not facts.values(at, RDF + "rest") else None


def path_problems(facts: Facts, path: Term) -> Iterator[str]:
    """What is wrong with a path, in words."""
    sizes: dict[str, int] = {}
    yield from _path(facts, path, frozenset(), sizes)
    if sizes.get(node(path), 1) > MAX_STEPS:
        yield f"sh:path leads along more than {MAX_STEPS:,} properties, and is not finished in any reasonable time"


def _path(facts: Facts, path: Term, above: frozenset[str], sizes: dict[str, int]) -> Iterator[str]:
    at = node(path)
    if isinstance(path, ox.NamedNode) or at in sizes:
        return
    if not at:
        yield f"sh:path {path} is no property path"
        return
    if at in above or len(above) > _MAX_DEPTH:
        yield "sh:path leads back to itself" if at in above else f"sh:path is nested more than {_MAX_DEPTH} deep"
        return
    inner = yield from _inner(facts, path)
    for part in inner:
        yield from _path(facts, part, above | {at}, sizes)
    sizes[at] = sum(sizes.get(node(part), 1) for part in inner)


def _inner(facts: Facts, path: Term) -> Generator[str, None, Sequence[Term]]:
    """What is wrong with a path itself; returns the paths that it consists of."""
    at = node(path)
    if facts.values(at, RDF + "first"):
        steps = members(facts, path)
        if steps is None or len(steps) < 2:
            yield "a sequence path needs a list of at least two"
        return steps or ()
    kinds = [(p, v) for p in PATHS for v in facts.values(at, SH + p)]
    if len(kinds) != 1:
        yield "sh:path must be a property, a list, or one of " + ", ".join(f"sh:{p}" for p in PATHS)
        return ()
    kind, inner = kinds[0]
    if kind != "alternativePath":
        return [inner]
    choices = members(facts, inner)
    if choices is None or len(choices) < 2:
        yield "sh:alternativePath needs a list of at least two"
    return choices or ()
