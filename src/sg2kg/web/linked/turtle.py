"""Turtle for people: prefixes that occur, one block a subject, blank nodes and lists inside, the same bytes at each start (W3C RDF 1.1 Turtle)."""

from __future__ import annotations

import re
from collections.abc import Iterable

import pyoxigraph as ox

from sg2kg.terms import PREFIXES
from sg2kg.web.linked.layout import TYPE, Layout, Node, Term
from sg2kg.web.linked.literals import ESCAPED, XSD, after_quotes, control

MORE = {
    "bibo": "http://purl.org/ontology/bibo/",
    "dcat": "http://www.w3.org/ns/dcat#",
    "sd": "http://www.w3.org/ns/sparql-service-description#",
    "vann": "http://purl.org/vocab/vann/",
    "void": "http://rdfs.org/ns/void#",
}
"""Prefixes of vocabularies that documents use beside those of sg2kg."""
_LOCAL = re.compile(r"[A-Za-z0-9_](?:[A-Za-z0-9_.\-]*[A-Za-z0-9_\-])?")
_PLAIN = {
    XSD + "integer": re.compile(r"[+-]?[0-9]+"),
    XSD + "decimal": re.compile(r"[+-]?[0-9]*\.[0-9]+"),
    XSD + "double": re.compile(r"[+-]?(?:[0-9]+\.[0-9]*|\.?[0-9]+)[eE][+-]?[0-9]+"),
    XSD + "boolean": re.compile(r"true|false"),
}
"""Literals that Turtle writes without quotes."""


class Writer:
    """Writes one layout; ``own`` is the namespace of the document, written with the empty prefix."""

    def __init__(self, layout: Layout, own: str = "", *, indent: str = "") -> None:
        self._layout = layout
        self._spaces = {**PREFIXES, **MORE, **({"": own} if own else {})}
        self._order = sorted(self._spaces.items(), key=lambda pair: -len(pair[1]))
        self._indent = indent
        self._known: dict[str, str] = {}
        self.used: set[str] = set()
        """The prefixes that were written."""

    def prefixes(self, used: Iterable[str] | None = None) -> str:
        """The declarations of the prefixes that were written, or of those named."""
        told = self.used if used is None else used
        return "".join(f"@prefix {p}: <{self._spaces[p]}> .\n" for p in sorted(told))

    def blocks(self) -> str:
        """All subjects, a block each."""
        layout = self._layout
        return "\n".join(f"{self._indent}{self._subject(s)}{self._body(s, 1)} .\n" for s in layout.subjects())

    def _subject(self, subject: Node) -> str:
        return self._node(subject)

    def _body(self, subject: Node, depth: int) -> str:
        pad = self._indent + "    " * depth
        lines = []
        for predicate, objects in self._layout.said(subject):
            name = "a" if predicate == TYPE else self._iri(predicate)
            lines.append(f"{name} " + " , ".join(self._object(o, depth) for o in objects))
        return " " + f" ;\n{pad}".join(lines)

    def _object(self, term: Term, depth: int) -> str:
        if isinstance(term, ox.BlankNode) and term in self._layout.inside:
            items = self._layout.items(term)
            if items is not None:
                return "( " + " ".join(self._object(i, depth + 1) for i in items) + " )" if items else "()"
            return "[" + self._body(term, depth + 1) + " ]"
        if isinstance(term, ox.Literal):
            return self._literal(term)
        if isinstance(term, ox.Triple):
            return self._layout.text(term)
        return self._node(term)

    def _node(self, node: Node) -> str:
        return f"_:{self._layout.names[node]}" if isinstance(node, ox.BlankNode) else self._iri(node.value)

    def _iri(self, iri: str) -> str:
        found = self._known.get(iri)
        if found is None:
            found = self._known[iri] = self._short(iri)
        return found

    def _short(self, iri: str) -> str:
        for prefix, space in self._order:
            if iri.startswith(space) and _LOCAL.fullmatch(iri, len(space)):
                self.used.add(prefix)
                return f"{prefix}:{iri[len(space) :]}"
        return f"<{iri}>"

    def _literal(self, literal: ox.Literal) -> str:
        kind = literal.datatype.value
        if kind in _PLAIN and _PLAIN[kind].fullmatch(literal.value):
            return literal.value
        after = after_quotes(literal)
        if after.startswith("^^"):
            after = "^^" + self._iri(kind)
        if "\n" in literal.value:
            text = literal.value.replace("\\", "\\\\").replace("\r", "\\r")
            if '"""' in text or text.endswith('"'):
                text = text.replace('"', '\\"')
            return f'"""{control(text)}"""{after}'
        text = "".join(ESCAPED.get(c, c) for c in literal.value).replace("\t", "\\t")
        return f'"{control(text)}"{after}'


def turtle(layout: Layout, own: str = "") -> str:
    """A layout as Turtle; ``own`` is the namespace that is written with the empty prefix."""
    writer = Writer(layout, own)
    body = writer.blocks()
    return writer.prefixes() + "\n" + body


def ntriples(layout: Layout) -> str:
    """A layout as N-Triples, a line a statement, sorted."""
    text = layout.text
    return "".join(sorted(f"{text(t.subject)} {t.predicate} {text(t.object)} .\n" for t in layout.triples))
