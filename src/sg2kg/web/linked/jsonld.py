"""JSON-LD for people: a context of prefixes, a node a subject, blank nodes and lists inside (W3C JSON-LD 1.1)."""

from __future__ import annotations

import json
from typing import Any

import pyoxigraph as ox

from sg2kg.errors import OutputError
from sg2kg.messages import TAGS
from sg2kg.terms import PREFIXES
from sg2kg.web.linked.layout import TYPE, Layout, Node, Term
from sg2kg.web.linked.literals import XSD
from sg2kg.web.linked.turtle import MORE


class _Writer:
    def __init__(self, layout: Layout) -> None:
        self._layout = layout
        schemes = {t.value.partition(":")[0] for triple in layout.triples for t in triple if isinstance(t, ox.NamedNode)}
        spaces = {p: iri for p, iri in {**PREFIXES, **MORE}.items() if p not in schemes}
        self._order = sorted(spaces.items(), key=lambda pair: -len(pair[1]))
        self.used: dict[str, str] = {}

    def short(self, iri: str) -> str:
        """An IRI shortened with a prefix; not where what follows would make it read as another (JSON-LD 1.1, section 5.2.3)."""
        for prefix, space in self._order:
            if iri.startswith(space):
                if iri[len(space) :].startswith("//"):
                    return iri
                self.used[prefix] = space
                return f"{prefix}:{iri[len(space) :]}"
        return iri

    def named(self, node: Node) -> str:
        return f"_:{self._layout.names[node]}" if isinstance(node, ox.BlankNode) else self.short(node.value)

    def node(self, subject: Node) -> dict[str, Any]:
        told: dict[str, Any] = {} if subject in self._layout.inside else {"@id": self.named(subject)}
        for predicate, objects in self._layout.said(subject):
            kinds = [o for o in objects if isinstance(o, (ox.NamedNode, ox.BlankNode)) and o not in self._layout.inside]
            if predicate == TYPE and len(kinds) == len(objects):
                told["@type"] = _one([self.named(o) for o in kinds])
            else:
                told[self.short(predicate)] = _one([self.value(o) for o in objects])
        return told

    def value(self, term: Term) -> Any:
        if isinstance(term, ox.Literal):
            return self.literal(term)
        if isinstance(term, ox.Triple):
            raise OutputError("jsonld cannot hold a statement about a statement", "Choose another format, such as turtle.")
        if isinstance(term, ox.BlankNode) and term in self._layout.inside:
            items = self._layout.items(term)
            return self.node(term) if items is None else {"@list": [self.value(i) for i in items]}
        return {"@id": self.named(term)}

    def literal(self, literal: ox.Literal) -> Any:
        if literal.language:
            told = {"@language": TAGS.get(literal.language.lower(), literal.language), "@value": literal.value}
            direction = getattr(literal, "direction", None)
            return {**told, "@direction": direction.value} if direction else told
        kind = literal.datatype.value
        return literal.value if kind == XSD + "string" else {"@type": self.short(kind), "@value": literal.value}


def _one(values: list[Any]) -> Any:
    return values[0] if len(values) == 1 else values


def jsonld(layout: Layout) -> str:
    """A layout as JSON-LD, its context inside; raises OutputError for what JSON-LD cannot hold."""
    writer = _Writer(layout)
    nodes = [writer.node(s) for s in layout.subjects()]
    return json.dumps({"@context": dict(sorted(writer.used.items())), "@graph": nodes}, ensure_ascii=False, indent=1) + "\n"
