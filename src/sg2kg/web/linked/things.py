"""What the page of a thing shows: what is said of it and what points to it, in the reader's language; gathered in the knowledge base's thread."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from functools import lru_cache
from urllib.parse import unquote, urlsplit

import pyoxigraph as ox

from sg2kg.knowledge import KnowledgeBase
from sg2kg.knowledge.base import INFERRED_GRAPH
from sg2kg.knowledge.status import GRAPH, STATUS_GRAPH
from sg2kg.messages import TAGS
from sg2kg.terms import PREFIXES, SG2, curie
from sg2kg.web.addresses import Addresses
from sg2kg.web.linked.contents import Found, pointing, triples_of
from sg2kg.web.linked.layout import FIRST, NIL, REST, TYPE, Node
from sg2kg.web.settings import PUBLISHED
from sg2kg.web.words import keys, text

MOST_VALUES = 60
"""Values of one property that a page shows; the data have them all."""
MOST_POINTING = 40
_DEEPEST = 5
"""How deep blank nodes are shown inside one another."""
_LONGEST = 4000
"""Characters of one value that a page shows."""
_QUOTED = 160
"""Characters of a statement that stands for its name."""
_CHINESE = re.compile("[\u3400-\u9fff\uf900-\ufaff]")
_LABELS = frozenset(PREFIXES[p] + local for p, local in (("rdfs", "label"), ("skos", "prefLabel"), ("dcterms", "title"), ("sh", "name")))


@dataclass(frozen=True)
class Said:
    """A text and the language it is in, where that is not the reader's."""

    text: str
    lang: str = ""


@dataclass(frozen=True)
class Value:
    """A value of a property: a text, a thing with a link, or what is said of something without a name."""

    text: str
    lang: str = ""
    """The language of the text, where it is not the reader's."""
    iri: str = ""
    link: str = ""
    kind: str = ""
    """The datatype, shortened, where it is not a plain text."""
    inferred: bool = False
    """Whether nobody states it, and it follows by the ontology."""
    beside: str = ""
    """What tells it from others: the case that it is a part of, or what it means where it has no label."""
    groups: tuple[Group, ...] = ()
    items: tuple[Value, ...] | None = None
    """The items of a list."""


@dataclass(frozen=True)
class Group:
    """A property and its values."""

    iri: str
    label: Said
    link: str
    values: tuple[Value, ...]
    others: tuple[Value, ...] = ()
    """Values in other languages than the reader's."""
    more: int = 0
    """How many values are not shown."""

    @property
    def inferred(self) -> bool:
        """Whether all of its values follow and none is stated."""
        return bool(self.values) and all(v.inferred for v in self.values)


@dataclass(frozen=True)
class Place:
    """A graph in which something is said of the thing, and how many statements."""

    label: Said
    link: str
    count: int


@dataclass
class Thing:
    """A thing as a page shows it."""

    iri: str
    kind: str
    title: Said
    types: list[Value] = field(default_factory=list)
    said: list[Group] = field(default_factory=list)
    points: list[Group] = field(default_factory=list)
    members: list[Value] = field(default_factory=list)
    more_members: int = 0
    places: list[Place] = field(default_factory=list)
    count: int = 0
    """Statements of the document, for a graph."""
    inferred: bool = False
    """Whether anything on the page follows and is not stated."""


def thing(kb: KnowledgeBase, found: Found, lang: str, addresses: Addresses) -> Thing:
    """What a page says of what was found."""
    return _Gathering(kb, lang, addresses).thing(found)


def called(kb: KnowledgeBase, iri: str, lang: str) -> Said:
    """What a thing is called: its label, else our word for it where another vocabulary has it, else its last part."""
    label = kb.label(iri, lang)
    key = f"linked.p {curie(iri)}"
    if label == (iri.rpartition("/")[2].rpartition("#")[2] or iri) and key in _worded():
        return Said(text(key, lang))
    if not label.strip():
        return Said(iri)
    return Said(label, "en" if lang != "en" and not _CHINESE.search(label) and re.search("[A-Za-z]", label) else "")


@lru_cache(maxsize=1)
def _worded() -> frozenset[str]:
    return frozenset(keys())


def _shortened(text: str) -> str:
    cut = text[:_QUOTED]
    head, space, _ = cut.rpartition(" ")
    return (head if space and len(head) > _QUOTED // 2 else cut).rstrip(" ,;:") + "…"


class _Gathering:
    def __init__(self, kb: KnowledgeBase, lang: str, addresses: Addresses) -> None:
        self._kb, self._lang, self._addresses = kb, lang, addresses
        self._store = kb.dataset.store
        self._seen = ""

    def thing(self, found: Found) -> Thing:
        node = ox.NamedNode(found.iri)
        self._seen = found.iri.partition("#")[0]
        told = Thing(found.iri, found.kind, self._title(found))
        told.said, told.types = self._about(node)
        told.points = self._pointing(node)
        told.places = self._places(node)
        told.inferred = any(v.inferred for group in [*told.said, *told.points] for v in group.values)
        if found.kind in ("graph", "document", "case"):
            told.count = len(triples_of(self._kb, found)[0])
        if found.kind == "namespace":
            told.members, told.more_members = self._members(found.iri)
        return told

    def _title(self, found: Found) -> Said:
        if found.kind == "graph" and found.iri.startswith(GRAPH):
            name = found.iri[len(GRAPH) :]
            if name in ("inferred", "description"):
                return Said(text(f"linked.g {name}", self._lang))
            if found.iri.startswith(STATUS_GRAPH):
                return Said(text("linked.g status", self._lang, basis=found.iri[len(STATUS_GRAPH) :]))
        return called(self._kb, found.iri, self._lang)

    # ---- what is said

    def _about(self, node: Node, depth: int = 0) -> tuple[list[Group], list[Value]]:
        where: dict[tuple[str, object], set[str]] = defaultdict(set)
        objects: dict[str, list[object]] = defaultdict(list)
        for q in self._store.quads_for_pattern(node, None, None, None):
            graph = q.graph_name.value if isinstance(q.graph_name, ox.NamedNode) else ""
            key = (q.predicate.value, q.object)
            if key not in where:
                objects[q.predicate.value].append(q.object)
            where[key] |= {graph} if graph else set()
        groups = []
        types: list[Value] = []
        for predicate, values in objects.items():
            shown = [self._value(v, where[(predicate, v)] == {INFERRED_GRAPH}, depth) for v in values]
            shown.sort(key=lambda v: (v.inferred, v.text.casefold(), v.iri))
            if predicate == TYPE:
                types = [v for v in shown if v.text and not v.inferred]
            groups.append(self._group(predicate, shown))
        groups.sort(key=lambda g: (g.iri != TYPE, g.iri not in _LABELS, not g.iri.startswith(PREFIXES["skos"]), g.label.text.casefold()))
        return groups, types

    def _group(self, predicate: str, values: list[Value], most: int = MOST_VALUES) -> Group:
        others: list[Value] = []
        if any(v.lang for v in values) and any(not v.lang and not v.iri and not v.groups and v.items is None for v in values):
            others = [v for v in values if v.lang]
            values = [v for v in values if not v.lang]
        label = called(self._kb, predicate, self._lang)
        more = max(0, len(values) - most)
        return Group(predicate, label, self.link(predicate), tuple(values[:most]), tuple(others[:most]), more)

    def _value(self, term: object, inferred: bool, depth: int) -> Value:
        if isinstance(term, ox.NamedNode):
            said = called(self._kb, term.value, self._lang)
            within, sign, part = term.value.partition("#")
            beside = called(self._kb, within, self._lang).text if sign and within.startswith(PREFIXES["case"]) and within != self._seen else ""
            if said.text in (part, term.value.rpartition("/")[2]):
                said = self._text(term, SG2.says) or said
                if not beside and (meaning := self._text(term, PREFIXES["skos"] + "definition")):
                    beside = meaning.text
            return Value(said.text, said.lang, term.value, self.link(term.value), inferred=inferred, beside=beside)
        if isinstance(term, ox.Literal):
            shown = term.value if len(term.value) <= _LONGEST else term.value[:_LONGEST] + "…"
            if term.language:
                tag = TAGS.get(term.language.lower(), term.language)
                return Value(shown, "" if tag == self._lang else tag, inferred=inferred)
            kind = term.datatype.value
            link = term.value if kind == PREFIXES["xsd"] + "anyURI" and term.value.startswith(("http://", "https://")) else ""
            return Value(shown, link=link, kind="" if kind == PREFIXES["xsd"] + "string" else curie(kind), inferred=inferred)
        if isinstance(term, ox.BlankNode) and depth < _DEEPEST:
            items = self._list(term)
            if items is not None:
                return Value("", items=tuple(self._value(i, False, depth + 1) for i in items), inferred=inferred)
            return Value("", groups=tuple(self._about(term, depth + 1)[0]), inferred=inferred)
        return Value("…", inferred=inferred)

    def _text(self, node: ox.NamedNode, predicate: str) -> Said | None:
        """A text that stands for a label where there is none; in the reader's language, else in English."""
        found: dict[str, str] = {}
        for q in self._store.quads_for_pattern(node, ox.NamedNode(predicate), None, ox.DefaultGraph()):
            if isinstance(q.object, ox.Literal):
                tag = (q.object.language or "en").lower()
                found.setdefault(TAGS.get(tag, tag), q.object.value)
        for tag in (self._lang, "en"):
            if tag in found:
                says = found[tag]
                return Said(says if len(says) <= _QUOTED else _shortened(says), "" if tag == self._lang else tag)
        return None

    def _list(self, node: ox.BlankNode) -> list[object] | None:
        found: list[object] = []
        at: object = node
        while isinstance(at, ox.BlankNode) and len(found) < MOST_VALUES:
            said = {q.predicate.value: q.object for q in self._store.quads_for_pattern(at, None, None, ox.DefaultGraph())}
            if set(said) != {FIRST, REST}:
                return None
            found.append(said[FIRST])
            at = said[REST]
        return found if at == ox.NamedNode(NIL) or len(found) == MOST_VALUES else None

    # ---- what points to it, and where

    def _pointing(self, node: ox.NamedNode) -> list[Group]:
        found: dict[str, list[Value]] = defaultdict(list)
        for q in pointing(self._kb, node):
            if isinstance(q.subject, ox.NamedNode):
                inferred = isinstance(q.graph_name, ox.NamedNode) and q.graph_name.value == INFERRED_GRAPH and not self._stated(q)
                found[q.predicate.value].append(self._value(q.subject, inferred, 0))
        groups = []
        for predicate, values in found.items():
            values.sort(key=lambda v: (v.inferred, v.text.casefold(), v.iri))
            label = called(self._kb, predicate, self._lang)
            more = max(0, len(values) - MOST_POINTING)
            groups.append(Group(predicate, label, self.link(predicate), tuple(values[:MOST_POINTING]), (), more))
        return sorted(groups, key=lambda g: (g.label.text.casefold(), g.iri))

    def _stated(self, quad: ox.Quad) -> bool:
        quads = self._store.quads_for_pattern(quad.subject, quad.predicate, quad.object, None)
        return any(isinstance(q.graph_name, ox.NamedNode) and q.graph_name.value != INFERRED_GRAPH for q in quads)

    def _places(self, node: ox.NamedNode) -> list[Place]:
        counts: dict[str, int] = defaultdict(int)
        for q in self._store.quads_for_pattern(node, None, None, None):
            if isinstance(q.graph_name, ox.NamedNode):
                counts[q.graph_name.value] += 1
        return [Place(self.graph(g), self.graph_link(g), n) for g, n in sorted(counts.items())]

    def graph(self, iri: str) -> Said:
        """What a graph is called; one of a file that was given to the server, by the name of the file and not by its place."""
        if iri.startswith("file:"):
            return Said(text("linked.file", self._lang, name=unquote(urlsplit(iri).path).rpartition("/")[2]))
        return self._title(Found(iri, "graph"))

    def graph_link(self, iri: str) -> str:
        """A link to the document of a graph, for those that have one."""
        return self._addresses.link(iri) if iri.startswith(PUBLISHED) else ""

    def link(self, iri: str) -> str:
        """A link to the page of an IRI here, where the data describe it, else to where it is on the web."""
        link = self._addresses.link(iri)
        if iri.startswith(PUBLISHED):
            return link
        described = next(self._store.quads_for_pattern(ox.NamedNode(iri), None, None, ox.DefaultGraph()), None) is not None
        return self._addresses.thing(iri) if described else link

    def _members(self, namespace: str) -> tuple[list[Value], int]:
        quads = self._store.quads_for_pattern(None, None, None, ox.DefaultGraph())
        nodes = {q.subject.value for q in quads if isinstance(q.subject, ox.NamedNode) and q.subject.value.startswith(namespace + "#")}
        shown = sorted((self._value(ox.NamedNode(n), False, 0) for n in nodes), key=lambda v: v.text.casefold())
        return shown[: MOST_VALUES * 5], max(0, len(shown) - MOST_VALUES * 5)
