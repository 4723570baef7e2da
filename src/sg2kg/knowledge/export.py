"""Puts the parts of the ontology together as one graph for other tools; called by ``sg2kg ontology``."""

from __future__ import annotations

from collections.abc import Iterable

import pyoxigraph as ox

from sg2kg import bundle
from sg2kg.graph.read import shipped
from sg2kg.terms import PREFIXES, SG2

PARTS = ("framework", "extension", "qca", "alignments", "tiers", "cases", "background")


def ontology_triples(parts: Iterable[str] = ()) -> list[ox.Triple]:
    """The triples of the ontology and of the ``parts`` named, each once.

    framework (brings the extension), extension, qca (the vocabulary of studies), alignments, tiers (what the profiles say of themselves), cases,
    and background: what a submission is checked against, which is framework, extension and tiers without what the paper itself states, for that
    is not on trial.

    The result has one ontology header, the core ontology's, so that it is one ontology in the sense of OWL 2.
    """
    wanted = set(parts)
    if wanted & {"framework", "cases", "background"}:
        wanted |= {"framework", "extension"}
    files = [bundle.ontology_file("sg2")]
    files += [bundle.ontology_file(p) for p in ("framework", "extension", "qca", "alignments") if p in wanted]
    if "cases" in wanted:
        files += bundle.case_files()
    found: dict[ox.Triple, None] = {}
    for number, path in enumerate(files):
        triples = shipped(path)
        left_out = _typed(triples, PREFIXES["owl"] + "Ontology") if number else set()
        if "background" in wanted and "cases" not in wanted:
            left_out |= {t.subject for t in triples if t.predicate.value == SG2.about}
        found |= dict.fromkeys(t for t in triples if t.subject not in left_out)
    if wanted & {"tiers", "background"}:
        for path in bundle.shape_files():
            triples = shipped(path)
            profiles = _typed(triples, PREFIXES["prof"] + "Profile")
            if profiles:
                found |= dict.fromkeys(t for t in triples if t.subject in profiles)
    return list(found)


def _typed(triples: Iterable[ox.Triple], kind: str) -> set[object]:
    return {t.subject for t in triples if t.predicate.value == PREFIXES["rdf"] + "type" and t.object == ox.NamedNode(kind)}
