"""An opinion as a value: what one reasoner derives over a vocabulary; and what is given to reasoners, so that all are asked the same."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import pyoxigraph as ox

from sg2kg.reasoning.loading import TYPE, Statement
from sg2kg.reasoning.owl.axioms import Ontology
from sg2kg.reasoning.owl.reading import SCHEMA_PREDICATES
from sg2kg.reasoning.rules import Link, Member
from sg2kg.terms import PREFIXES

OWL = PREFIXES["owl"]
_BUILT_IN = tuple(PREFIXES[p] for p in ("owl", "rdf", "rdfs", "xsd"))


@dataclass(frozen=True)
class Vocabulary:
    """The terms over which reasoners are compared; those of OWL and RDF themselves are not among them."""

    classes: frozenset[str]
    object_properties: frozenset[str]
    data_properties: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Opinion:
    """What a reasoner derives for named individuals over a vocabulary, with what was asserted; without owl:Thing."""

    name: str
    """One of :data:`sg2kg.reasoning.opinions.comparing.NAMES`."""
    version: str
    memberships: frozenset[Member] = frozenset()
    links: frozenset[Link] = frozenset()
    """Of object properties."""
    inconsistent: bool | None = None
    """None: it found no contradiction, and would not find every one. A reasoner that found one may derive nothing else."""
    unsatisfiable: frozenset[str] | None = None
    """The classes that can have no member; None where the reasoner does not look for them."""
    subsumptions: frozenset[tuple[str, str]] | None = None
    """Pairs of a class and one above it, near and far, without unsatisfiable classes; None where the reasoner does not classify."""


def vocabulary_of(ontology: Ontology) -> Vocabulary:
    """The classes and declared properties of an ontology, without those that OWL and RDF bring."""
    return Vocabulary(_own(ontology.classes), _own(ontology.object_properties), _own(ontology.data_properties))


def _own(iris: Iterable[str]) -> frozenset[str]:
    return frozenset(iri for iri in iris if not iri.startswith(_BUILT_IN))


def given(statements: Iterable[Statement], vocabulary: Vocabulary, without: frozenset[str] = frozenset()) -> list[ox.Triple]:
    """The triples to give to another reasoner, each once: axioms, types, and statements with the properties of the vocabulary, which is declared.

    ``owl:imports`` is left out, so that no reasoner goes and fetches; so are the predicates in ``without``, and statements about statements.
    """
    properties = vocabulary.object_properties | vocabulary.data_properties
    wanted = (SCHEMA_PREDICATES | properties | {TYPE}) - {OWL + "imports"} - without
    plain = (ox.Triple(s.subject, s.predicate, s.object) for s in statements if s.predicate.value in wanted)
    found = dict.fromkeys(t for t in plain if not isinstance(t.object, ox.Triple))
    return list(found | dict.fromkeys(_declarations(vocabulary)))


def _declarations(vocabulary: Vocabulary) -> Iterator[ox.Triple]:
    kinds = (("Class", vocabulary.classes), ("ObjectProperty", vocabulary.object_properties), ("DatatypeProperty", vocabulary.data_properties))
    for kind, iris in kinds:
        for iri in sorted(iris):
            yield ox.Triple(ox.NamedNode(iri), ox.NamedNode(TYPE), ox.NamedNode(OWL + kind))


def stated(triples: Iterable[Statement], vocabulary: Vocabulary) -> tuple[frozenset[Member], frozenset[Link]]:
    """The memberships and links among triples that count: over the vocabulary, between individuals that have a name."""
    members, links = set(), set()
    for t in triples:
        if not isinstance(t.subject, ox.NamedNode) or not isinstance(t.object, ox.NamedNode):
            continue
        x, predicate, y = t.subject.value, t.predicate.value, t.object.value
        if predicate == TYPE and y in vocabulary.classes:
            members.add(Member(y, x))
        elif predicate in vocabulary.object_properties:
            links.add(Link(predicate, x, y))
    return frozenset(members), frozenset(links)
