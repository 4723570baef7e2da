"""The triples that say axioms, taken out of all others and held as dictionaries of short texts; first step of :mod:`sg2kg.reasoning.owl.reading`.

Names of the RDF, RDFS and OWL vocabularies are short here (``owl:onProperty``); other terms are texts as in :mod:`sg2kg.reasoning.owl.expressions`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Union

import pyoxigraph as ox

from sg2kg.terms import PREFIXES

OWL, RDF, RDFS, XSD = (PREFIXES[p] for p in ("owl", "rdf", "rdfs", "xsd"))
TYPE = RDF + "type"

CHARACTERISTICS = ("Transitive", "Symmetric", "Asymmetric", "Reflexive", "Irreflexive", "Functional", "InverseFunctional")
FACETS = {f"xsd:{n}": n for n in ("minInclusive", "maxInclusive", "minExclusive", "maxExclusive", "length", "minLength", "maxLength", "pattern")} | {
    "rdf:langRange": "langRange"
}
"""The facets that are read (Structural Specification, section 4), by the short name of their predicate."""


def _names(prefix: str, locals: str) -> dict[str, str]:
    return {PREFIXES[prefix] + local: f"{prefix}:{local}" for local in locals.split()}


_SHORTHANDS = _names("owl", "intersectionOf unionOf complementOf oneOf datatypeComplementOf")
_AXIOMS = (
    _names("rdfs", "subClassOf subPropertyOf domain range")
    | _names("owl", "equivalentClass disjointWith disjointUnionOf propertyChainAxiom equivalentProperty inverseOf propertyDisjointWith hasKey")
    | _names("owl", "differentFrom sameAs members distinctMembers assertionProperty onProperty onDatatype imports")
    | _SHORTHANDS
)
"""Predicates of which one triple may be an axiom, or the triple on which it hangs."""
_PARTS = (
    _names("rdf", "first rest langRange")
    | _names("owl", "onProperty onProperties someValuesFrom allValuesFrom hasValue hasSelf onClass onDataRange inverseOf members distinctMembers")
    | _names("owl", "minCardinality maxCardinality cardinality minQualifiedCardinality maxQualifiedCardinality qualifiedCardinality")
    | _names("owl", "onDatatype withRestrictions sourceIndividual assertionProperty targetIndividual targetValue versionIRI")
    | {XSD + name[4:]: name for name in FACETS if name.startswith("xsd:")}
    | _SHORTHANDS
)
"""Predicates that describe a node of an axiom."""
_UNSAID = frozenset(
    _names("owl", "versionInfo priorVersion backwardCompatibleWith incompatibleWith deprecated annotatedSource annotatedProperty annotatedTarget")
    | _names("owl", "topObjectProperty topDataProperty")
)
"""Predicates of OWL that say nothing that could be used: annotations, and the properties that everything has."""
_TYPE_AXIOMS = _names("owl", "AllDisjointClasses AllDisjointProperties AllDifferent NegativePropertyAssertion") | _names(
    "owl", " ".join(f"{kind}Property" for kind in CHARACTERISTICS)
)
_TYPES = (
    _names("rdfs", "Class Datatype")
    | _names("owl", "Class Restriction DataRange ObjectProperty DatatypeProperty AnnotationProperty OntologyProperty Ontology")
    | _TYPE_AXIOMS
)
_UNSAID_TYPES = frozenset(_names("owl", "Thing Nothing NamedIndividual Axiom Annotation DeprecatedClass DeprecatedProperty"))

SCHEMA_PREDICATES = frozenset(_AXIOMS | _PARTS)
"""IRIs of the predicates that make a triple part of an axiom, but for rdf:type."""
SCHEMA_TYPES = frozenset(_TYPES)
"""IRIs of the objects of rdf:type that make a triple part of an axiom or a declaration."""


def is_schema(predicate_iri: str, object_iri: str | None) -> bool:
    """Whether a triple belongs to the axioms and not to the data; ``object_iri`` is None where the object is no IRI.

    True also for terms of OWL that are not known here, so that reading them makes a problem of them.
    """
    if predicate_iri == TYPE:
        return object_iri is not None and (object_iri in SCHEMA_TYPES or (object_iri.startswith(OWL) and object_iri not in _UNSAID_TYPES))
    return predicate_iri in SCHEMA_PREDICATES or (predicate_iri.startswith((OWL, XSD)) and predicate_iri not in _UNSAID)


class IllFormed(Exception):
    """A part of an axiom that cannot be read; caught where the axiom begins, never seen by a user."""

    def __init__(self, what: str, id: str = "ill-formed", hint: str = "") -> None:
        super().__init__(what)
        self.what, self.id, self.hint = what, id, hint


def text(term: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple) -> str:
    """An IRI as it is, a blank node as ``_:b0``, anything else as N-Triples writes it."""
    kind = type(term)
    if kind is ox.NamedNode:
        return term.value  # type: ignore[union-attr]
    return "_:" + term.value if kind is ox.BlankNode else str(term)  # type: ignore[union-attr]


def is_blank(node: str) -> bool:
    """Whether the text stands for a blank node."""
    return node.startswith("_:")


def is_literal(node: str) -> bool:
    """Whether the text stands for a literal."""
    return node.startswith('"')


Said = dict[str, dict[str, None]]
"""What is said of a node: values, each once, by the short name of the predicate."""


@dataclass
class Graph:
    """What the triples say in terms of OWL: ``axioms`` are subject, short name and object where an axiom may begin, in the order of the text.

    The short name is a type's (``owl:TransitiveProperty``) where the triple was an rdf:type, and a full IRI where OWL's term is not known.
    """

    axioms: list[tuple[str, str, str]] = field(default_factory=list)
    said: dict[str, Said] = field(default_factory=lambda: defaultdict(dict))
    typed: dict[str, dict[str, None]] = field(default_factory=lambda: defaultdict(dict))
    """Nodes by the short name of their type."""
    size: int = 0
    """How many triples these are."""
    _spent: int = 0
    _cells: set[str] = field(default_factory=set)

    def values(self, node: str, name: str) -> Iterable[str]:
        """The values of a predicate, each once."""
        return self.said.get(node, {}).get(name, ())

    def one(self, node: str, name: str) -> str:
        """The only value of a predicate; raises IllFormed where there is none or another."""
        found = self.said.get(node, {}).get(name)
        if not found or len(found) > 1:
            raise IllFormed(f"a node has {'more than one' if found else 'no'} {name}")
        return next(iter(found))

    def members(self, head: str) -> list[str]:
        """The members of a list; raises IllFormed where it is none (RDF 1.1 Semantics, appendix D)."""
        found: list[str] = []
        passed: set[str] = set()
        nil, cell = RDF + "nil", head
        while cell != nil:
            said = self.said.get(cell, {})
            if "rdf:first" not in said and "rdf:rest" not in said:
                raise IllFormed("a list ends without rdf:nil" if found else "a list is expected where there is none")
            if cell in passed:
                raise IllFormed("a list runs into itself")
            passed.add(cell)
            if cell in self._cells:
                self.spend(1)
            self._cells.add(cell)
            found.append(self.one(cell, "rdf:first"))
            cell = self.one(cell, "rdf:rest")
        return found

    def spend(self, count: int) -> None:
        """Counts what is read a second time; raises IllFormed where nodes are shared so often that the axioms would outgrow their triples."""
        if self._spent + count > 10_000 + 10 * self.size:
            raise IllFormed("its blank nodes are shared by so many others that it would be too long to write out")
        self._spent += count


def collect(triples: Iterable[Union[ox.Triple, ox.Quad]]) -> Graph:
    """The graph of the triples that bear on axioms; the others are passed over at the cost of one look-up."""
    graph = Graph()
    roles = dict.fromkeys(SCHEMA_PREDICATES, True)
    for triple in triples:
        predicate = triple.predicate.value
        if predicate == TYPE:
            _typed(graph, triple)
            continue
        role = roles.get(predicate)
        if role is None:
            role = roles[predicate] = is_schema(predicate, None)
        if role:
            _place(graph, text(triple.subject), predicate, text(triple.object))
    return graph


def _typed(graph: Graph, triple: ox.Triple | ox.Quad) -> None:
    kind = triple.object
    if not isinstance(kind, ox.NamedNode):
        return
    iri = kind.value
    name = _TYPES.get(iri)
    if name is not None:
        subject = text(triple.subject)
        graph.typed[name][subject] = None
        if iri in _TYPE_AXIOMS:
            graph.axioms.append((subject, name, ""))
    elif iri.startswith(OWL) and is_schema(TYPE, iri):
        graph.axioms.append((text(triple.subject), iri, ""))


def _place(graph: Graph, subject: str, predicate: str, value: str) -> None:
    graph.size += 1
    part, axiom = _PARTS.get(predicate), _AXIOMS.get(predicate)
    if part is None and axiom is None and predicate.startswith(XSD):  # a facet that is not known shows where its list is read
        part = "xsd:" + predicate[len(XSD) :]
    if part is not None:
        graph.said[subject].setdefault(part, {})[value] = None
    if axiom is not None or part is None:
        graph.axioms.append((subject, axiom or predicate, value))
