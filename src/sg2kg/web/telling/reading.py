"""Reads what is asserted of a thing, whatever follows left out, and picks texts in the language of the reader."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from typing import Union

import pyoxigraph as ox

from sg2kg.knowledge import KnowledgeBase
from sg2kg.messages import TAGS
from sg2kg.terms import PREFIXES, SG2

Node = Union[ox.NamedNode, ox.BlankNode]
RDF_TYPE = PREFIXES["rdf"] + "type"
LABEL, PREF_LABEL = PREFIXES["rdfs"] + "label", PREFIXES["skos"] + "prefLabel"
NOTATION, NOTE, ALT_LABEL = PREFIXES["skos"] + "notation", PREFIXES["skos"] + "note", PREFIXES["skos"] + "altLabel"
SUBCLASS = PREFIXES["rdfs"] + "subClassOf"
_HAN = re.compile("[\u3400-\u9fff]")
_CODE = re.compile("[A-Z]+-")
_DIGITS = re.compile(r"(\d+)")


@dataclass(frozen=True)
class Text:
    """One text in the languages in which it was written; falsy where it was not written at all."""

    by: Mapping[str, str] = field(default_factory=dict)
    """By language tag; the empty tag for what has none."""

    def __bool__(self) -> bool:
        return any(self.by.values())

    def said(self, lang: str) -> tuple[str, str]:
        """The text for a reader of ``lang``, and the tag to mark it with where it is in another language, else an empty one.

        English stands in for what is not there, then whatever there is.
        """
        for tag in (lang, "en", *sorted(self.by)):
            if self.by.get(tag):
                return self.by[tag], _mark(self.by[tag], tag, lang)
        plain = self.by.get("", "")
        return plain, _mark(plain, "", lang)

    def __str__(self) -> str:
        return self.said("en")[0]


def _mark(text: str, tag: str, lang: str) -> str:
    if tag == lang:
        return ""
    if tag:
        return tag
    return "en" if lang != "en" and not _HAN.search(text) and any(c.isalpha() for c in text) else ""


@dataclass(frozen=True)
class Thing:
    """Something with a name: what a value of a property links to."""

    iri: str
    """Empty for what has none."""
    name: Text
    notation: str = ""
    """Of a concept, by which it can be asked for."""

    @property
    def code(self) -> str:
        """The notation where it is a code such as M-ECO-2, and not only the name in other letters."""
        return self.notation if _CODE.match(self.notation) else ""


Value = Union[Text, Thing, Decimal, bool]


def plain(text: str) -> Text:
    """A text that is in no language."""
    return Text({"": text} if text else {})


def naturally(text: str) -> tuple[tuple[int, str], ...]:
    """A key that sorts 01-2 before 01-10."""
    return tuple((int(part), "") if part.isdecimal() and len(part) < 19 else (-1, part) for part in _DIGITS.split(text))


class Reader:
    """What is asserted of a thing in the files of the ontology, of the cases and of what was given."""

    def __init__(self, kb: KnowledgeBase) -> None:
        self.kb = kb
        self._store = kb.dataset.store
        self._sectors: set[str] | None = None
        self._read: dict[Node, dict[str, list[object]]] = {}

    def node(self, iri: str) -> Node:
        """The node with this IRI, or the blank node with this name."""
        return ox.NamedNode(iri) if ":" in iri else ox.BlankNode(iri)

    def _asserts(self, quad: ox.Quad) -> bool:
        """Whether a file says so: what follows, and statuses, are in no file."""
        return isinstance(quad.graph_name, ox.NamedNode) and quad.graph_name.value in self.kb.files

    def properties(self, thing: Node) -> dict[str, list[object]]:
        """All that is asserted of a thing, by property, each value once."""
        known = self._read.get(thing)
        if known is None:
            found: dict[str, dict[object, None]] = {}
            for quad in self._store.quads_for_pattern(thing, None, None, None):
                if self._asserts(quad):
                    found.setdefault(quad.predicate.value, {})[quad.object] = None
            known = self._read[thing] = {p: sorted(values, key=str) for p, values in found.items()}
        return known

    def nodes(self, thing: Node, *properties: str) -> list[Node]:
        """The things that a thing has by any of these properties, each once."""
        known = self.properties(thing)
        values = (v for p in properties for v in known.get(p, ()))
        return list(dict.fromkeys(v for v in values if isinstance(v, (ox.NamedNode, ox.BlankNode))))

    def iris(self, thing: Node, *properties: str) -> list[str]:
        """The same, as IRIs or names of blank nodes."""
        return [n.value for n in self.nodes(thing, *properties)]

    def iri(self, thing: Node, prop: str) -> str:
        """The first of them, or an empty string."""
        return next(iter(self.iris(thing, prop)), "")

    def text(self, thing: Node, prop: str) -> Text:
        """What a property says in words."""
        return _text(v for v in self.properties(thing).get(prop, ()) if isinstance(v, ox.Literal))

    def word(self, thing: Node, prop: str) -> str:
        """A value of which there is one, such as a date or a version; the first where there are several."""
        return next((v.value for v in self.properties(thing).get(prop, ()) if isinstance(v, ox.Literal)), "")

    def words(self, thing: Node, prop: str) -> list[str]:
        """All values of the kind of :meth:`word`, in their natural order."""
        return sorted((v.value for v in self.properties(thing).get(prop, ()) if isinstance(v, ox.Literal)), key=naturally)

    def number(self, thing: Node, prop: str) -> Decimal | None:
        """A number, or None."""
        return _number(self.word(thing, prop))

    def truth(self, thing: Node, prop: str) -> bool | None:
        """A truth value, or None where nothing is said."""
        return {"true": True, "1": True, "false": False, "0": False}.get(self.word(thing, prop))

    def name(self, thing: Node) -> Text:
        """What a thing is called; the last part of its IRI where nobody called it anything."""
        found = self.text(thing, PREF_LABEL) or self.text(thing, LABEL)
        if found or isinstance(thing, ox.BlankNode):
            return found
        return plain(thing.value.rpartition("/")[2].rpartition("#")[2] or thing.value)

    def named(self, iri: str) -> Thing:
        """A thing with its name, and its notation where it is a concept."""
        node, notation = self.node(iri), self.kb.notation(iri)
        return Thing(iri if isinstance(node, ox.NamedNode) else "", self.name(node), notation if notation != iri else "")

    def things(self, thing: Node, *properties: str) -> tuple[Thing, ...]:
        """The named things that a thing has by these properties."""
        return tuple(map(self.named, self.iris(thing, *properties)))

    def having(self, prop: str, thing: Union[Node, ox.Literal]) -> list[Node]:
        """The things of which it is asserted that they have ``thing`` by ``prop``."""
        quads = self._store.quads_for_pattern(None, ox.NamedNode(prop), thing, None)
        found = {q.subject: None for q in quads if self._asserts(q)}
        return sorted((s for s in found if isinstance(s, (ox.NamedNode, ox.BlankNode))), key=str)

    def beside(self, case: Node) -> list[ox.NamedNode]:
        """The things that have a type in the graphs that hold a record of the case."""
        records = self._store.quads_for_pattern(None, ox.NamedNode(SG2.describes), case, None)
        graphs = {q.graph_name for q in records if isinstance(q.graph_name, ox.NamedNode)}
        quads = (q for g in graphs for q in self._store.quads_for_pattern(None, ox.NamedNode(RDF_TYPE), None, g))
        return sorted({q.subject for q in quads if isinstance(q.subject, ox.NamedNode)}, key=str)

    def values(self, thing: Node, prop: str) -> tuple[Value, ...]:
        """What a property says: one text in its languages, numbers, truth values and named things."""
        known = self.properties(thing).get(prop, ())
        literals = [v for v in known if isinstance(v, ox.Literal)]
        found: list[Value] = list(map(self.named, self.iris(thing, prop)))
        for literal in literals:
            kind = literal.datatype.value.rpartition("#")[2]
            if kind == "boolean":
                found.append(literal.value in ("true", "1"))
            elif kind in ("integer", "decimal", "double") and (number := _number(literal.value)) is not None:
                found.append(number)
            elif not literal.language:
                found.append(plain(literal.value))
        tagged = _text(v for v in literals if v.language)
        return (*found, tagged) if tagged else tuple(found)

    def sector(self, actor: Node) -> Thing | None:
        """The class of actors that is the sector of an actor, or the one of joint bodies, which are in none."""
        if self._sectors is None:
            self._sectors = {n.value for n in self.having(SG2.isSector, ox.Literal(True)) if isinstance(n, ox.NamedNode)} | {SG2.JointBody}
        seen, todo = set(), self.iris(actor, RDF_TYPE)
        while todo:
            cls = todo.pop()
            if cls in self._sectors:
                return self.named(cls)
            if cls not in seen:
                seen.add(cls)
                todo += self.iris(self.node(cls), SUBCLASS)
        return None


def _text(literals: Iterable[ox.Literal]) -> Text:
    found: dict[str, list[str]] = {}
    for literal in literals:
        tag = (literal.language or "").lower()
        found.setdefault(TAGS.get(tag, tag), []).append(literal.value)
    return Text({tag: "; ".join(sorted(values)) for tag, values in found.items()})


def _number(text: str) -> Decimal | None:
    try:
        number = Decimal(text) if len(text) <= 60 else None
    except InvalidOperation:
        return None
    return number if number is not None and number.is_finite() else None


def situations(reader: Reader, case: str) -> Iterator[Node]:
    """The case and its phases."""
    yield reader.node(case)
    yield from reader.nodes(reader.node(case), SG2.hasPhase)
