"""The part of the background that shapes can ask for: what every submission is read with is kept small, and so quick to read."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Set

import pyoxigraph as ox

from sg2kg.errors import CheckError, QueryError
from sg2kg.graph.guard import tokens
from sg2kg.terms import PREFIXES
from sg2kg.validation.engines.seam import SH, Result
from sg2kg.validation.shapes.facts import TYPE, Facts
from sg2kg.validation.shapes.sparql import asks_openly, declared, iris_in

_OF_CLASSES = (SH + "class", SH + "targetClass")
_PLAIN = (PREFIXES["owl"], PREFIXES["skos"] + "Concept")
_PLAIN = (PREFIXES["owl"], PREFIXES["skos"] + "Concept")
INSTANCES = frozenset({TYPE, PREFIXES["rdfs"] + "subClassOf"})
"""What SHACL itself asks of the data where a shape names a class: instances, and the tree of classes."""


class Slices:
    """Triples by property, and as N-Triples."""

    def __init__(self, triples: Iterable[ox.Triple]) -> None:
        self._of: dict[str, list[ox.Triple]] = defaultdict(list)
        self._texts: dict[str, bytes] = {}
        for t in triples:
            self._of[key_of(t)].append(t)

    def __iter__(self) -> Iterator[ox.Triple]:
        return (t for triples in self._of.values() for t in triples)

    def of(self, asked: Set[str] | None) -> list[ox.Triple]:
        """The triples with these properties; that something is a concept, or a term of OWL, only where that is asked for, too. None: all."""
        return [t for key, triples in self._of.items() if asked is None or key in asked for t in triples]

    def text(self, asked: Set[str] | None) -> bytes:
        """The same in N-Triples."""
        for key, triples in self._of.items():
            if key not in self._texts:
                self._texts[key] = ntriples(triples)
        return b"".join(text for key, text in self._texts.items() if asked is None or key in asked)


def key_of(triple: ox.Triple) -> str:
    """The property of a triple, or the class where it only says that something is a concept or a term of OWL."""
    target = triple.object
    if isinstance(target, ox.NamedNode) and triple.predicate.value == TYPE and target.value.startswith(_PLAIN):
        return target.value
    return triple.predicate.value


def asked_by(shapes: Iterable[ox.Triple]) -> frozenset[str] | None:
    """The properties that shapes can ask for: the IRIs that they name, in SPARQL too; None where a query leaves a property open."""
    shapes = list(shapes)
    facts = Facts(shapes)
    found = {t.object.value for t in shapes if isinstance(t.object, ox.NamedNode)}
    if any(t.predicate.value in _OF_CLASSES for t in shapes) or facts.of_type(PREFIXES["rdfs"] + "Class", PREFIXES["owl"] + "Class"):
        found |= INSTANCES
    for constraint in facts.subjects():
        for select in facts.values(constraint, SH + "select"):
            if not isinstance(select, ox.Literal) or asks_openly(select.value):
                return None
            try:
                found |= {TYPE} if any(t.kind == "word" and t.text == "a" for t in tokens(select.value)) else set()
                found |= iris_in(select.value, declared(facts, *facts.nodes(constraint, SH + "prefixes")))
            except QueryError:
                return None
    return frozenset(found)


def ntriples(triples: Iterable[ox.Triple]) -> bytes:
    """The triples as N-Triples; raises CheckError for a triple inside a triple, which SHACL does not know."""
    text = ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES)
    assert text is not None
    if b"<<(" in text and any(isinstance(t.object, ox.Triple) for t in triples):
        raise CheckError("a triple stands inside a triple", "Write plain RDF 1.1.")
    return text


def ground(background: Iterable[ox.Triple], shapes: Facts) -> frozenset[str]:
    """The nodes of the background, less those that shapes target by name."""
    named = {str(v) for s in shapes.subjects() for v in shapes.values(s, SH + "targetNode")}
    return frozenset(str(n) for t in background for n in (t.subject, t.object)) - named


def on_trial(results: Iterable[Result], ground: Set[str], submission: Iterable[ox.Triple]) -> list[Result]:
    """The results less those on nodes that occur in the background alone."""
    results = list(results)
    if not any(str(r.focus) in ground for r in results):
        return results
    here = {str(n) for t in submission for n in (t.subject, t.object)}
    return [r for r in results if str(r.focus) in here or str(r.focus) not in ground]
