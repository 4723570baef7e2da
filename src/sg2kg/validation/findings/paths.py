"""Property paths of SHACL (§2.3.1): written as SPARQL writes them, and walked over the triples of a submission."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

import pyoxigraph as ox

from sg2kg.terms import PREFIXES, curie
from sg2kg.validation.shapes.facts import Facts, Term, node
from sg2kg.validation.shapes.wellformed import members

_SH, _FIRST = PREFIXES["sh"], PREFIXES["rdf"] + "first"
_REPEATS = {"zeroOrMorePath": "*", "oneOrMorePath": "+", "zeroOrOnePath": "?"}
_DEEPEST = 50


def path_text(path: Term | None, shapes: Facts, depth: int = 0) -> str:
    """A path in the way of SPARQL, such as ``^sg2:about/sg2:affirms``; empty for none."""
    if path is None or isinstance(path, (ox.Literal, ox.Triple)) or depth > _DEEPEST:
        return ""
    if isinstance(path, ox.NamedNode):
        return curie(path.value)
    at = node(path)
    if shapes.values(at, _FIRST):
        return "/".join(_inside(p, shapes, depth) for p in members(shapes, path) or ())
    for prop, sign in _REPEATS.items():
        for inner in shapes.values(at, _SH + prop):
            return _inside(inner, shapes, depth) + sign
    for inner in shapes.values(at, _SH + "inversePath"):
        return "^" + _inside(inner, shapes, depth)
    for inner in shapes.values(at, _SH + "alternativePath"):
        return "(" + "|".join(path_text(p, shapes, depth + 1) for p in members(shapes, inner) or ()) + ")"
    return ""


def _inside(path: Term, shapes: Facts, depth: int) -> str:
    text = path_text(path, shapes, depth + 1)
    return f"({text})" if "/" in text and not text.startswith("(") and not text.startswith("<") and isinstance(path, ox.BlankNode) else text


class Walker:
    """The triples of a submission, by property in both directions."""

    def __init__(self, triples: Iterable[ox.Triple]) -> None:
        self.forward: dict[str, dict[Term, list[Term]]] = defaultdict(lambda: defaultdict(list))
        self.backward: dict[str, dict[Term, list[Term]]] = defaultdict(lambda: defaultdict(list))
        for t in triples:
            self.forward[t.predicate.value][t.subject].append(t.object)
            self.backward[t.predicate.value][t.object].append(t.subject)

    def walk(self, start: Iterable[Term], path: Term, shapes: Facts, back: bool = False, depth: int = 0) -> dict[Term, None]:
        """The value nodes of a path, from any of these nodes; in the order in which they are met."""
        start = dict.fromkeys(start)
        if depth > _DEEPEST:
            return {}
        if isinstance(path, ox.NamedNode):
            step: Mapping[Term, Sequence[Term]] = (self.backward if back else self.forward).get(path.value, {})
            return dict.fromkeys(v for s in start for v in step.get(s, ()))
        at = node(path)
        if shapes.values(at, _FIRST):
            steps = members(shapes, path) or []
            for inner in reversed(steps) if back else steps:
                start = self.walk(start, inner, shapes, back, depth + 1)
            return start
        for prop in _REPEATS:
            for inner in shapes.values(at, _SH + prop):
                return self._repeated(start, inner, shapes, back, depth, prop)
        for inner in shapes.values(at, _SH + "inversePath"):
            return self.walk(start, inner, shapes, not back, depth + 1)
        for inner in shapes.values(at, _SH + "alternativePath"):
            return {v: None for choice in members(shapes, inner) or () for v in self.walk(start, choice, shapes, back, depth + 1)}
        return {}

    def _repeated(self, start: dict[Term, None], inner: Term, shapes: Facts, back: bool, depth: int, kind: str) -> dict[Term, None]:
        found: dict[Term, None] = {} if kind == "oneOrMorePath" else dict(start)
        edge = start
        while edge:
            step = self.walk(edge, inner, shapes, back, depth + 1)
            edge = {v: None for v in step if v not in found}
            found |= edge
            if kind == "zeroOrOnePath":
                break
        return found
