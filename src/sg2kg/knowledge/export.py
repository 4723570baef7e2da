"""Puts the parts of the ontology together as one graph for other tools; called by ``sg2kg ontology``."""

from __future__ import annotations

from collections.abc import Iterable

import pyoxigraph as ox

from sg2kg import bundle
from sg2kg.graph import read_path
from sg2kg.terms import PREFIXES


def ontology_triples(parts: Iterable[str] = ()) -> list[ox.Triple]:
    """The triples of the ontology and of the ``parts`` named: framework (which brings the extension), extension, alignments, cases.

    The result has one ontology header, the core ontology's, so that it is one ontology in the sense of OWL 2.
    """
    wanted = set(parts)
    if "framework" in wanted or "cases" in wanted:
        wanted |= {"framework", "extension"}
    files = [bundle.ontology_file("sg2")]
    files += [bundle.ontology_file(p) for p in ("framework", "extension", "alignments") if p in wanted]
    if "cases" in wanted:
        files += bundle.case_files()
    found: dict[ox.Triple, None] = {}
    for number, path in enumerate(files):
        quads = read_path(path)
        headers = {
            q.subject for q in quads if q.predicate.value == PREFIXES["rdf"] + "type" and q.object == ox.NamedNode(PREFIXES["owl"] + "Ontology")
        }
        for q in quads:
            if number == 0 or q.subject not in headers:
                found[ox.Triple(q.subject, q.predicate, q.object)] = None
    return list(found)
