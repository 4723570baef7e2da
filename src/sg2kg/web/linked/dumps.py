"""Everything in one file, by graph, as N-Quads and TriG; made once, for it takes a second."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

import pyoxigraph as ox

from sg2kg.knowledge import KnowledgeBase
from sg2kg.terms import PREFIXES
from sg2kg.web.linked.layout import Layout, blanks, named
from sg2kg.web.linked.turtle import MORE, Writer, ntriples

DUMPS = {"nq": "application/n-quads", "trig": "application/trig"}
"""The media types of dumps by their ending (W3C RDF 1.1 N-Quads, RDF 1.1 TriG)."""


def dump(kb: KnowledgeBase, ending: str) -> Iterator[str]:
    """All named graphs, in the order of their names, a graph at a time; the default graph is their merge, and is left out."""
    graphs = {graph: kb.dataset.triples([graph]) for graph in kb.dataset.graphs()}
    names = named(t for triples in graphs.values() for t in triples)
    places: dict[ox.BlankNode, set[str]] = defaultdict(set)
    for graph, triples in graphs.items():
        for t in triples:
            for term in (t.subject, t.object, *blanks(t.object)):
                if isinstance(term, ox.BlankNode):
                    places[term].add(graph)
    apart = frozenset(node for node, where in places.items() if len(where) > 1)
    if ending == "trig":
        yield Writer(Layout([])).prefixes(PREFIXES) + Writer(Layout([])).prefixes(MORE)
    for graph, triples in graphs.items():
        layout = Layout(triples, names=names, apart=apart)
        if ending == "trig":
            yield f"\n<{graph}> {{\n{Writer(layout, indent='    ').blocks()}}}\n"
        else:
            yield ntriples(layout).replace(" .\n", f" <{graph}> .\n")
