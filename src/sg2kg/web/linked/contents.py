"""What each document holds: the graph of an ontology or a case, or what all graphs say of a thing; asked in the thread of the knowledge base."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import pyoxigraph as ox

from sg2kg import bundle
from sg2kg.errors import OutputError
from sg2kg.graph import write_graph
from sg2kg.graph.store import read_shipped
from sg2kg.knowledge import KnowledgeBase
from sg2kg.knowledge.status import GRAPH, STATUS_GRAPH
from sg2kg.terms import PREFIXES, SG2
from sg2kg.web.addresses import DOCUMENTS
from sg2kg.web.linked.formats import Format
from sg2kg.web.linked.jsonld import jsonld
from sg2kg.web.linked.layout import Layout, Node, Term
from sg2kg.web.linked.turtle import ntriples, turtle
from sg2kg.web.settings import PUBLISHED

_COUNTED = (STATUS_GRAPH, GRAPH + "description")
MOST = 2000
"""Characters that an IRI may have."""


@dataclass(frozen=True)
class Found:
    """A published thing, and what kind of document describes it."""

    iri: str
    kind: str
    """document (an ontology and such), case, graph, namespace (of which only fragments are described), or thing."""
    name: str = ""
    """What the case is called in addresses."""


def find(kb: KnowledgeBase, iri: str) -> Found | None:
    """What is at a published IRI, or None where the data know nothing of it."""
    node = node_of(iri)
    if node is None:
        return None
    if iri.startswith(PUBLISHED) and iri[len(PUBLISHED) :] in DOCUMENTS:
        return Found(iri, "document", iri[len(PUBLISHED) :])
    if iri.startswith(PREFIXES["case"]) and "#" not in iri:
        name = iri[len(PREFIXES["case"]) :]
        case = next((c for c in kb.cases if iri == c.iri), None) or next((c for c in kb.cases if name == c.name), None)
        if case:
            return Found(case.iri, "case", name)
    if kb.dataset.store.contains_named_graph(node):
        return Found(iri, "graph")
    if is_known(kb, node):
        return Found(iri, "thing")
    return Found(iri, "namespace") if iri in _namespaces(kb) else None


def node_of(iri: str) -> ox.NamedNode | None:
    """An IRI as a node; None for what is no absolute IRI, or too long to be one of ours."""
    try:
        return ox.NamedNode(iri) if iri and len(iri) <= MOST and iri.isprintable() else None
    except ValueError:
        return None


def is_known(kb: KnowledgeBase, node: ox.NamedNode) -> bool:
    """Whether any statement names it."""
    store, merge = kb.dataset.store, ox.DefaultGraph()
    for quads in (
        store.quads_for_pattern(node, None, None, merge),
        store.quads_for_pattern(None, None, node, merge),
        store.quads_for_pattern(None, node, None, merge),
    ):
        if next(quads, None) is not None:
            return True
    return False


@lru_cache(maxsize=2)
def _namespaces(kb: KnowledgeBase) -> frozenset[str]:
    """The published IRIs whose fragments are described, such as https://w3id.org/sg2kg/new for new#mill."""
    subjects = {
        q.subject.value for q in kb.dataset.store.quads_for_pattern(None, None, None, ox.DefaultGraph()) if isinstance(q.subject, ox.NamedNode)
    }
    return frozenset(s.partition("#")[0] for s in subjects if s.startswith(PUBLISHED) and "#" in s)


def triples_of(kb: KnowledgeBase, found: Found) -> tuple[list[ox.Triple], bool]:
    """The triples of a document, and whether they are in an order that somebody gave them."""
    if found.kind == "document":
        return shipped(_files(found.name), found.iri), True
    if found.kind == "case":
        path = kb.files.get(found.iri)
        if path is not None and path in _bundled():
            return shipped([path], found.iri), True
        return kb.dataset.triples(graphs_of_case(kb, found.iri)), False
    if found.kind == "graph":
        return kb.dataset.triples([found.iri]), False
    if found.kind == "namespace":
        return members(kb, found.iri), False
    return describe(kb, ox.NamedNode(found.iri)), False


def _files(name: str) -> list[Path]:
    return bundle.shape_files() if name == "shapes" else [bundle.ontology_file("sg2" if name == "ontology" else name)]


@lru_cache(maxsize=1)
def _bundled() -> frozenset[Path]:
    return frozenset(bundle.case_files(examples=True))


def shipped(paths: Iterable[Path], graph: str) -> list[ox.Triple]:
    """The statements of files that ship, in their order."""
    return [ox.Triple(q.subject, q.predicate, q.object) for path in paths for q in read_shipped(path, graph).quads]


def graphs_of_case(kb: KnowledgeBase, case: str) -> list[str]:
    """The graphs of the files in which a case has its record, or else is said to be one."""
    node, store = ox.NamedNode(case), kb.dataset.store
    recorded = store.quads_for_pattern(None, ox.NamedNode(SG2.describes), node, None)
    typed = store.quads_for_pattern(node, ox.NamedNode(PREFIXES["rdf"] + "type"), None, None)
    for quads in (recorded, typed):
        found = {q.graph_name.value for q in quads if isinstance(q.graph_name, ox.NamedNode) and q.graph_name.value in kb.files}
        if found:
            return sorted(found)
    return []


def describe(kb: KnowledgeBase, node: ox.NamedNode) -> list[ox.Triple]:
    """What all graphs say of a thing, with its blank nodes (W3C member submission CBD, 2005), and the statements that point to it.

    What is counted from the data and not stated is left out among those: statuses, and the description of the data.
    """
    found = dict.fromkeys(_closed(kb, node))
    found |= dict.fromkeys(ox.Triple(q.subject, q.predicate, q.object) for q in pointing(kb, node))
    return list(found)


def members(kb: KnowledgeBase, namespace: str) -> list[ox.Triple]:
    """What is said of the fragments of an IRI."""
    quads = kb.dataset.store.quads_for_pattern(None, None, None, ox.DefaultGraph())
    nodes = {q.subject for q in quads if isinstance(q.subject, ox.NamedNode) and q.subject.value.startswith(namespace + "#")}
    return [t for node in sorted(nodes, key=str) for t in _closed(kb, node)]


def pointing(kb: KnowledgeBase, node: ox.NamedNode) -> list[ox.Quad]:
    """The statements with a thing as their object, each once, but for statuses and the description of the data."""
    found: dict[ox.Triple, ox.Quad] = {}
    for q in kb.dataset.store.quads_for_pattern(None, None, node, None):
        if isinstance(q.graph_name, ox.NamedNode) and not q.graph_name.value.startswith(_COUNTED):
            found.setdefault(ox.Triple(q.subject, q.predicate, q.object), q)
    return list(found.values())


def _closed(kb: KnowledgeBase, node: Node) -> list[ox.Triple]:
    found: dict[ox.Triple, None] = {}
    waiting, seen = [node], {node}
    while waiting:
        for q in kb.dataset.store.quads_for_pattern(waiting.pop(), None, None, ox.DefaultGraph()):
            found[ox.Triple(q.subject, q.predicate, q.object)] = None
            if isinstance(q.object, ox.BlankNode) and q.object not in seen:
                seen.add(q.object)
                waiting.append(q.object)
    return list(found)


def written(triples: list[ox.Triple], format: Format, iri: str = "", *, in_order: bool = False) -> str:
    """Triples in a format of data, the same bytes each time; raises OutputError for what the format cannot hold."""
    layout = Layout(triples, in_order=in_order, head=iri)
    if format.name == "turtle":
        return turtle(layout, "" if iri + "#" in PREFIXES.values() or not iri else iri + "#")
    if format.name == "ntriples":
        return ntriples(layout)
    if format.name == "jsonld":
        return jsonld(layout)
    if format.name == "rdfxml":
        return write_graph(renamed(layout), "rdfxml")
    raise OutputError(f"{format.name} is not a format for data", "Choose another format, such as turtle.")


def renamed(layout: Layout) -> list[ox.Triple]:
    """The triples of a layout by subject, with its names of blank nodes."""

    def term(t: Term) -> Term:
        if isinstance(t, ox.BlankNode):
            return ox.BlankNode(layout.names[t])
        return ox.Triple(term(t.subject), t.predicate, term(t.object)) if isinstance(t, ox.Triple) else t  # type: ignore[arg-type]

    found: list[ox.Triple] = []
    subjects = [*layout.subjects(), *sorted(layout.inside, key=layout.key)]
    for s in subjects:
        subject = term(s)
        assert isinstance(subject, (ox.NamedNode, ox.BlankNode))
        found += [ox.Triple(subject, ox.NamedNode(p), term(o)) for p, objects in layout.said(s) for o in objects]
    return found
