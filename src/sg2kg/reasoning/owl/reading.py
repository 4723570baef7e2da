"""Reads the axioms of OWL 2 from triples; what cannot be read becomes a problem, never an error.

OWL 2 Mapping to RDF Graphs (W3C, 2012), section 3. The triples are first taken into dictionaries (:mod:`.reading_graph`), then each that may begin an
axiom is handed to the function that reads its kind; the expressions in it are read by :mod:`.reading_expressions`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from itertools import islice
from typing import Union, cast

import pyoxigraph as ox

from sg2kg.reasoning.owl.axioms import (
    Axiom,
    Characteristic,
    DatatypeDefinition,
    DifferentIndividuals,
    DisjointClasses,
    DisjointProperties,
    Domain,
    EquivalentClasses,
    EquivalentProperties,
    HasKey,
    InverseProperties,
    NegativeAssertion,
    Ontology,
    Problem,
    Range,
    SameIndividual,
    SubClassOf,
    SubPropertyOf,
)
from sg2kg.reasoning.owl.expressions import NOTHING, THING, DataRange, Expression, Named, Or
from sg2kg.reasoning.owl.reading_expressions import DATATYPE_MAP, Expressions
from sg2kg.reasoning.owl.reading_graph import (
    CHARACTERISTICS,
    OWL,
    RDFS,
    SCHEMA_PREDICATES,
    SCHEMA_TYPES,
    Graph,
    IllFormed,
    collect,
    is_blank,
    is_literal,
    is_schema,
)
from sg2kg.terms import curie

__all__ = ["SCHEMA_PREDICATES", "SCHEMA_TYPES", "is_schema", "read_ontology"]

_ANNOTATIONS = frozenset(
    [RDFS + n for n in ("label", "comment", "seeAlso", "isDefinedBy")]
    + [OWL + n for n in ("versionInfo", "deprecated", "priorVersion", "backwardCompatibleWith", "incompatibleWith")]
)


def read_ontology(triples: Iterable[Union[ox.Triple, ox.Quad]]) -> Ontology:
    """The axioms and declarations in triples or quads of any graphs, each once, in the order of the text, and the problems met; raises nothing.

    OWL 2 Mapping to RDF Graphs (W3C, 2012), section 3. Annotations, and axioms on annotation properties, are left out without a problem.
    """
    graph = collect(triples)
    reader = _Reader(graph)
    axioms: dict[Axiom, None] = {}
    for place in dict.fromkeys(graph.axioms):
        axioms |= dict.fromkeys(reader.read(*place))
    problems = dict.fromkeys([*reader.problems, *reader.unknown_datatypes(axioms)])
    typed = graph.typed
    classes = reader.expressions.classes() | _iris(typed["owl:Class"]) | _iris(typed["rdfs:Class"])
    return Ontology(
        tuple(axioms),
        tuple(problems),
        tuple(sorted(classes - DATATYPE_MAP - {THING, NOTHING})),
        tuple(sorted(_iris(n for name in _OBJECT_PROPERTY for n in typed[name]))),
        tuple(sorted(_iris(typed["owl:DatatypeProperty"]))),
        tuple(sorted(_iris([*typed["owl:AnnotationProperty"], *typed["owl:OntologyProperty"]]))),
        tuple(sorted(_iris(typed["owl:Ontology"]))),
    )


_OBJECT_PROPERTY = ("owl:ObjectProperty", *(f"owl:{kind}Property" for kind in CHARACTERISTICS if kind != "Functional"))
"""Types that only object properties have."""


def _iris(nodes: Iterable[str]) -> set[str]:
    return {n for n in nodes if not is_blank(n)}


class _Reader:
    """Reads the axioms of one graph and keeps the problems."""

    def __init__(self, graph: Graph) -> None:
        self.graph = graph
        self.expressions = Expressions(graph)
        self.problems: list[Problem] = []
        typed = graph.typed
        used = set(typed["owl:ObjectProperty"]) | set(typed["owl:DatatypeProperty"])
        self._annotations = (_ANNOTATIONS | set(typed["owl:AnnotationProperty"])) - used
        self._used = used
        self._places: dict[str, str] = {}
        """Where an unknown datatype was met first."""
        self._unread: set[str] = set()

    def read(self, subject: str, name: str, value: str) -> list[Axiom]:
        """The axioms that one triple begins; none and a problem where it cannot be read."""
        handler = _HANDLERS.get(name)
        if handler is None:
            self._not_read(subject, name)
            return []
        before = len(self.expressions.unknown)
        try:
            found = list(handler(self, subject, value))
        except IllFormed as e:
            self.problems.append(Problem(e.id, f"{self.place(subject, name, value)}: {e.what}; the axiom is left out", e.hint))
            return []
        if len(self.expressions.unknown) > before:
            for iri in islice(reversed(self.expressions.unknown), len(self.expressions.unknown) - before):
                self._places[iri] = self.place(subject, name, value)
        return found

    def unknown_datatypes(self, axioms: Iterable[Axiom]) -> Iterator[Problem]:
        """A problem for each datatype that is neither in the datatype map nor defined."""
        defined = {a.iri for a in axioms if isinstance(a, DatatypeDefinition)}
        for iri in self.expressions.unknown:
            if iri not in defined:
                where = f" ({self._places[iri]})" if iri in self._places else ""
                what = f"The datatype {curie(iri)}{where} is neither in the datatype map of OWL 2 nor defined"
                yield Problem("unknown-datatype", what, "Use a datatype of OWL 2, such as xsd:dateTime or xsd:string, or define it.")

    @cached_property
    def ontologies(self) -> frozenset[str]:
        """The names of the ontologies that are here, with and without version."""
        names = self.graph.typed["owl:Ontology"]
        return frozenset(names) | frozenset(v for o in names for v in self.graph.values(o, "owl:versionIRI"))

    def is_annotation(self, *properties: str) -> bool:
        """Whether an axiom on these is about annotations: some are annotation properties, and none is used with individuals or data."""
        return any(p in self._annotations for p in properties) and not any(p in self._used for p in properties)

    def individual(self, node: str) -> str:
        """The node itself; raises IllFormed where it is no individual."""
        if is_literal(node) or node.startswith("<<"):
            raise IllFormed("a literal stands where an individual is expected")
        return node

    def place(self, subject: str, name: str, value: str) -> str:
        """The triple in words that stay the same from run to run: blank nodes are told by what they hang on."""
        typed = not value and name.startswith("owl:")
        return f"{self.told(subject, value)} {'a ' if typed else ''}{name}"

    def told(self, node: str, value: str = "") -> str:
        """A node in words; ``value`` is what it is linked to, by which a blank node may be told."""
        if not is_blank(node):
            return curie(node)
        owner = self._owner(node)
        if owner:
            return f"An expression in {curie(owner)}"
        around = [value, *islice((v for values in self.graph.said.get(node, {}).values() for v in values), 10)]
        named = next((v for v in around if v and not is_blank(v) and not is_literal(v)), None) or self._first_member(around)
        return f"A blank node (with {curie(named)})" if named else "A blank node"

    def _first_member(self, nodes: list[str]) -> str | None:
        firsts = [f for n in nodes for f in self.graph.said.get(n, {}).get("rdf:first", ())]
        return next((f for f in firsts if not is_blank(f) and not is_literal(f)), None)

    def _owner(self, node: str) -> str | None:
        """The name that a blank node hangs on, found upwards."""
        for _ in range(100):
            node = self._owners.get(node, "")
            if not is_blank(node):
                break
        return node if node and not is_blank(node) else None

    @cached_property
    def _owners(self) -> dict[str, str]:
        owners = {v: s for s, said in self.graph.said.items() for values in said.values() for v in values if is_blank(v)}
        return owners | {v: s for s, _, v in self.graph.axioms if is_blank(v)}

    def _not_read(self, subject: str, name: str) -> None:
        if name not in self._unread:
            self._unread.add(name)
            what = f"{self.told(subject)}: {curie(name)} is no term of OWL 2 that is read"
            self.problems.append(Problem("rdf-axiom", what, "Compare the spelling with the terms of OWL 2."))


Handler = Callable[[_Reader, str, str], Iterator[Axiom]]


def _sub_class(r: _Reader, subject: str, value: str) -> Iterator[Axiom]:
    yield SubClassOf(r.expressions.expression(subject), r.expressions.expression(value))


def _equivalent_class(r: _Reader, subject: str, value: str) -> Iterator[Axiom]:
    e = r.expressions
    if e.is_data(subject) or e.is_data(value):
        yield _definition(subject, e.data_range(value))
    else:
        yield EquivalentClasses(e.expression(subject), e.expression(value))


def _definition(subject: str, range: DataRange) -> DatatypeDefinition:
    if is_blank(subject):
        raise IllFormed("a datatype definition is about a blank node")
    return DatatypeDefinition(subject, range)


def _shorthand(name: str) -> Handler:
    """A named class, or datatype, with a constructor of its own, as OWL 1 has it (section 3.2.5, table 18)."""

    def read(r: _Reader, subject: str, value: str) -> Iterator[Axiom]:
        if is_blank(subject):
            return
        e = r.expressions
        data = e.is_data(subject)
        filler = e.shorthand(name, value, data)
        if data:
            yield _definition(subject, cast(DataRange, filler))
        else:
            yield EquivalentClasses(e.expression(subject), cast(Expression, filler))

    return read


def _named_restriction(r: _Reader, subject: str, value: str) -> Iterator[Axiom]:
    if not is_blank(subject):
        raise IllFormed("a restriction has a name of its own", hint="Give the restriction a blank node and put owl:equivalentClass before it.")
    return iter(())


def _disjoint(r: _Reader, subject: str, value: str) -> Iterator[Axiom]:
    yield DisjointClasses((r.expressions.expression(subject), r.expressions.expression(value)))


def _disjoint_union(r: _Reader, subject: str, value: str) -> Iterator[Axiom]:
    parts = tuple(r.expressions.expression(n) for n in r.graph.members(value))
    different = tuple(dict.fromkeys(parts))
    whole = Or(different) if len(different) > 1 else different[0] if different else Named(NOTHING)
    yield EquivalentClasses(r.expressions.expression(subject), whole)
    if len(parts) > 1:
        yield DisjointClasses(parts)


def _sub_property(r: _Reader, subject: str, value: str) -> Iterator[Axiom]:
    if not r.is_annotation(subject, value):
        yield SubPropertyOf((r.expressions.property(subject),), r.expressions.property(value))


def _chain(r: _Reader, subject: str, value: str) -> Iterator[Axiom]:
    chain = tuple(r.expressions.property(n) for n in r.graph.members(value))
    if not chain:
        raise IllFormed("a chain has no links")
    yield SubPropertyOf(chain, r.expressions.property(subject))


def _equivalent_property(r: _Reader, subject: str, value: str) -> Iterator[Axiom]:
    yield EquivalentProperties(r.expressions.property(subject), r.expressions.property(value))


def _inverse(r: _Reader, subject: str, value: str) -> Iterator[Axiom]:
    if not is_blank(subject):  # a blank node is an expression and says nothing by itself
        yield InverseProperties(r.expressions.property(subject), r.expressions.property(value))


def _disjoint_property(r: _Reader, subject: str, value: str) -> Iterator[Axiom]:
    yield DisjointProperties((r.expressions.property(subject), r.expressions.property(value)))


def _domain(r: _Reader, subject: str, value: str) -> Iterator[Axiom]:
    if not r.is_annotation(subject):
        yield Domain(r.expressions.property(subject), r.expressions.expression(value))


def _range(r: _Reader, subject: str, value: str) -> Iterator[Axiom]:
    if not r.is_annotation(subject):
        property = r.expressions.property(subject)
        yield Range(property, r.expressions.filler(property, value))


def _key(r: _Reader, subject: str, value: str) -> Iterator[Axiom]:
    keys = tuple(dict.fromkeys(r.expressions.property(n) for n in r.graph.members(value)))
    if not keys:
        raise IllFormed("a key has no properties")
    yield HasKey(r.expressions.expression(subject), keys)


def _different(r: _Reader, subject: str, value: str) -> Iterator[Axiom]:
    yield DifferentIndividuals((r.individual(subject), r.individual(value)))


def _same(r: _Reader, subject: str, value: str) -> Iterator[Axiom]:
    yield SameIndividual((r.individual(subject), r.individual(value)))


def _negative(r: _Reader, subject: str, value: str) -> Iterator[Axiom]:
    said = r.graph.said.get(subject, {})
    targets = [name for name in ("owl:targetIndividual", "owl:targetValue") if name in said]
    if len(targets) != 1:
        raise IllFormed("a negative assertion needs one owl:targetIndividual or one owl:targetValue")
    target = r.graph.one(subject, targets[0])
    if is_literal(target) != (targets[0] == "owl:targetValue") or target.startswith("<<"):
        raise IllFormed(f"the value of {targets[0]} is of the wrong kind")
    property = r.expressions.property(r.graph.one(subject, "owl:assertionProperty"))
    yield NegativeAssertion(r.individual(r.graph.one(subject, "owl:sourceIndividual")), property, target)


def _untyped_negative(r: _Reader, subject: str, value: str) -> Iterator[Axiom]:
    return iter(()) if subject in r.graph.typed["owl:NegativePropertyAssertion"] else _negative(r, subject, value)


def _all(r: _Reader, subject: str, *names: str) -> list[str]:
    """The members of an axiom on many; two at least, or it says nothing."""
    lists = list(dict.fromkeys(head for name in names for head in r.graph.values(subject, name)))
    if len(lists) != 1:
        raise IllFormed("it has more than one list of members" if lists else "it has no list of members")
    members = r.graph.members(lists[0])
    if len(members) < 2:
        raise IllFormed("it has fewer than two members")
    return members


def _all_disjoint(r: _Reader, subject: str, value: str) -> Iterator[Axiom]:
    yield DisjointClasses(tuple(r.expressions.expression(n) for n in _all(r, subject, "owl:members")))


def _all_disjoint_properties(r: _Reader, subject: str, value: str) -> Iterator[Axiom]:
    yield DisjointProperties(tuple(r.expressions.property(n) for n in _all(r, subject, "owl:members")))


def _all_different(r: _Reader, subject: str, value: str) -> Iterator[Axiom]:
    yield DifferentIndividuals(tuple(r.individual(n) for n in _all(r, subject, "owl:members", "owl:distinctMembers")))


def _members(r: _Reader, subject: str, value: str) -> Iterator[Axiom]:
    if not any(subject in r.graph.typed[name] for name in ("owl:AllDisjointClasses", "owl:AllDisjointProperties", "owl:AllDifferent")):
        raise IllFormed("nothing says what holds of the members", hint="Give the type: owl:AllDifferent, owl:AllDisjointClasses, …")
    return iter(())


def _imports(r: _Reader, subject: str, value: str) -> Iterator[Axiom]:
    if value not in r.ontologies:
        what = f"{r.told(subject)} imports {r.told(value)}, which is not among what was given"
        r.problems.append(Problem("import", what, "Nothing is fetched; give its file too."))
    return iter(())


def _characteristic(kind: str) -> Handler:
    def read(r: _Reader, subject: str, value: str) -> Iterator[Axiom]:
        yield Characteristic(kind, r.expressions.property(subject))

    return read


_HANDLERS: dict[str, Handler] = {
    "rdfs:subClassOf": _sub_class,
    "owl:equivalentClass": _equivalent_class,
    "owl:disjointWith": _disjoint,
    "owl:disjointUnionOf": _disjoint_union,
    "rdfs:subPropertyOf": _sub_property,
    "owl:propertyChainAxiom": _chain,
    "owl:equivalentProperty": _equivalent_property,
    "owl:inverseOf": _inverse,
    "owl:propertyDisjointWith": _disjoint_property,
    "rdfs:domain": _domain,
    "rdfs:range": _range,
    "owl:hasKey": _key,
    "owl:differentFrom": _different,
    "owl:sameAs": _same,
    "owl:NegativePropertyAssertion": _negative,
    "owl:assertionProperty": _untyped_negative,
    "owl:AllDisjointClasses": _all_disjoint,
    "owl:AllDisjointProperties": _all_disjoint_properties,
    "owl:AllDifferent": _all_different,
    "owl:members": _members,
    "owl:distinctMembers": _members,
    "owl:onProperty": _named_restriction,
    "owl:onDatatype": _named_restriction,
    "owl:imports": _imports,
    **{name: _shorthand(name) for name in ("owl:intersectionOf", "owl:unionOf", "owl:complementOf", "owl:oneOf", "owl:datatypeComplementOf")},
    **{f"owl:{kind}Property": _characteristic(kind) for kind in CHARACTERISTICS},
}
"""What reads the axiom that a triple begins, by the short name of its predicate, or of the type where it is an rdf:type."""
