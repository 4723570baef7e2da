"""Examines axioms for what takes an ontology out of OWL 2 DL although it can be used, and for names that turn out to be one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from typing import TypeVar

from sg2kg.reasoning.components import levels
from sg2kg.reasoning.owl.axioms import (
    Axiom,
    Characteristic,
    DatatypeDefinition,
    DisjointClasses,
    DisjointProperties,
    Domain,
    EquivalentClasses,
    EquivalentProperties,
    HasKey,
    InverseProperties,
    Ontology,
    Problem,
    Range,
    SubClassOf,
    SubPropertyOf,
)
from sg2kg.reasoning.owl.expressions import (
    All,
    And,
    AtLeast,
    AtMost,
    DataAnd,
    DataNot,
    DataOr,
    Datatype,
    Facets,
    Filler,
    HasSelf,
    Named,
    Not,
    Or,
    Property,
    Some,
)
from sg2kg.terms import PREFIXES, curie

_TOP = PREFIXES["owl"] + "topObjectProperty"
_BOTTOM = PREFIXES["owl"] + "bottomObjectProperty"
_OF_SIMPLE = ("Functional", "InverseFunctional", "Irreflexive", "Asymmetric")

Node = TypeVar("Node", bound=Hashable)
Edges = dict[Node, list[Node]]


def examine(ontology: Ontology) -> tuple[Problem, ...]:
    """What breaks the global restrictions of OWL 2 DL (Structural Specification, section 11, and 5.8.1 for names), and cycles; raises nothing.

    ``not-regular``, ``not-simple`` and ``punning`` are outside OWL 2 DL; ``cycle`` is allowed and says which names are one.
    """
    axioms = ontology.axioms
    return tuple(dict.fromkeys([*_irregular(axioms), *_composite_use(axioms), *_punned(ontology), *_cycles(axioms)]))


def _irregular(axioms: Sequence[Axiom]) -> Iterator[Problem]:
    """Section 11.2; a property and its inverse are one node, and a cycle that goes through chains and plain sub-properties counts as well."""
    edges: Edges[str] = defaultdict(list)
    strict: list[tuple[str, str, SubPropertyOf]] = []
    for below, above in _hierarchy(axioms):
        edges[below.iri].append(above.iri)
    for axiom in axioms:
        if isinstance(axiom, SubPropertyOf) and len(axiom.chain) > 1:
            for link in _strictly_below(axiom):
                edges[link.iri].append(axiom.sup.iri)
                strict.append((link.iri, axiom.sup.iri, axiom))
    component = levels(edges)
    for axiom in dict.fromkeys(a for low, high, a in strict if component[low] == component[high]):
        what = f"The chain {_chain_text(axiom)} is not regular: its links depend on what it defines"
        yield Problem("not-regular", what, "It is used all the same; reasoners for OWL 2 DL refuse it.")


def _strictly_below(axiom: SubPropertyOf) -> tuple[Property, ...]:
    """The links that must come before the whole in the order of properties."""
    chain, sup = axiom.chain, axiom.sup
    if sup.iri == _TOP or chain == (sup, sup):
        return ()
    if chain[0] == sup:
        return chain[1:]
    return chain[:-1] if chain[-1] == sup else chain


def _composite_use(axioms: Sequence[Axiom]) -> Iterator[Problem]:
    """Section 11.1 and 11.2: properties that are transitive, or follow from a chain, or stand above such, where only simple ones may stand."""
    why = {_TOP: "holds of everything", _BOTTOM: "holds of nothing"}
    above: Edges[str] = defaultdict(list)
    for low, high in _hierarchy(axioms):
        above[low.iri].append(high.iri)
    for axiom in axioms:
        if isinstance(axiom, SubPropertyOf) and len(axiom.chain) > 1:
            why.setdefault(axiom.sup.iri, "follows from a chain")
        elif isinstance(axiom, Characteristic) and axiom.kind == "Transitive":
            why.setdefault(axiom.property.iri, "is transitive")
    todo = list(why)
    for composite in todo:  # grows while it is read
        for higher in above.get(composite, ()):
            if higher not in why:
                why[higher] = f"stands above {curie(composite)}, which is not simple"
                todo.append(higher)
    for used, how in dict.fromkeys(use for axiom in axioms for use in _simple_uses(axiom)):
        if used in why:
            what = f"The property {curie(used)} {why[used]}, and {how}"
            yield Problem("not-simple", what, "It is used all the same; reasoners for OWL 2 DL refuse it.")


def _simple_uses(axiom: Axiom) -> Iterator[tuple[str, str]]:
    """The properties of an axiom that must be simple, and what asks it."""
    if isinstance(axiom, Characteristic) and axiom.kind in _OF_SIMPLE:
        yield axiom.property.iri, f"is declared {axiom.kind}"
    elif isinstance(axiom, DisjointProperties):
        for part in axiom.parts:
            yield part.iri, "is declared disjoint with another"
    for filler in _expressions(axiom):
        if isinstance(filler, (AtLeast, AtMost)):
            yield filler.property.iri, "its values are counted"
        elif isinstance(filler, HasSelf):
            yield filler.property.iri, "an expression asks for it with itself (owl:hasSelf)"


def _punned(ontology: Ontology) -> Iterator[Problem]:
    """Section 5.8.1; that a class or property is an individual as well is allowed and no problem."""
    datatypes: set[str] = set()
    for axiom in ontology.axioms:
        if isinstance(axiom, DatatypeDefinition):
            datatypes.add(axiom.iri)
        datatypes.update(f.iri for f in _expressions(axiom) if isinstance(f, Datatype))
    pairs: list[tuple[Iterable[str], str, Iterable[str], str]] = [
        (ontology.object_properties, "an object property", ontology.data_properties, "a data property"),
        (ontology.object_properties, "an object property", ontology.annotation_properties, "an annotation property"),
        (ontology.data_properties, "a data property", ontology.annotation_properties, "an annotation property"),
        (ontology.classes, "a class", datatypes, "a datatype"),
    ]
    for left, one, right, other in pairs:
        for iri in sorted(set(left) & set(right)):
            yield Problem("punning", f"{curie(iri)} is both {one} and {other}", "Declare it as one of the two.")


def _cycles(axioms: Sequence[Axiom]) -> Iterator[Problem]:
    classes: Edges[str] = defaultdict(list)
    for low, high in _class_hierarchy(axioms):
        classes[low].append(high)
    stated = [
        (a.left.iri, a.right.iri) for a in axioms if isinstance(a, EquivalentClasses) and isinstance(a.left, Named) and isinstance(a.right, Named)
    ]
    yield from _told_cycles("classes", classes, stated, lambda iri: iri)
    properties: Edges[Property] = defaultdict(list)
    for below, above in _hierarchy(axioms):
        properties[below].append(above)
        properties[below.inverted()].append(above.inverted())
    equal = [pair for a in axioms for pair in _stated_equal(a)]
    equal += [(left.inverted(), right.inverted()) for left, right in equal]
    yield from _told_cycles("properties", properties, equal, lambda property: property.iri)


def _told_cycles(kind: str, edges: Edges[Node], stated: Iterable[tuple[Node, Node]], iri: Callable[[Node], str]) -> Iterator[Problem]:
    """A problem for each group of names that are below each other in a circle, unless equivalence axioms alone make it a group."""
    groups: dict[int, list[Node]] = defaultdict(list)
    for node, number in levels(edges).items():
        groups[number].append(node)
    equal: Edges[Node] = defaultdict(list)
    for left, right in stated:
        equal[left].append(right)
        equal[right].append(left)
    by_axiom = levels(equal)
    for group in groups.values():
        names = sorted({iri(n) for n in group})
        if len(names) > 1 and len({by_axiom.get(n, n) for n in group}) > 1:
            yield Problem("cycle", f"The {kind} {_listed(names)} are below each other in a circle, so they are the same", "State it, or cut it.")


def _listed(names: Sequence[str]) -> str:
    more = f" and {len(names) - 10} more" if len(names) > 10 else ""
    return ", ".join(map(curie, names[:10])) + more


def _class_hierarchy(axioms: Iterable[Axiom]) -> Iterator[tuple[str, str]]:
    for axiom in axioms:
        if isinstance(axiom, SubClassOf) and isinstance(axiom.sub, Named):
            yield from ((axiom.sub.iri, high) for high in _named_above(axiom.sup))
        elif isinstance(axiom, EquivalentClasses):
            for low, above in ((axiom.left, axiom.right), (axiom.right, axiom.left)):
                if isinstance(low, Named):
                    yield from ((low.iri, high) for high in _named_above(above))


def _named_above(filler: Filler) -> list[str]:
    parts = filler.parts if isinstance(filler, And) else (filler,)
    return [p.iri for p in parts if isinstance(p, Named)]


def _hierarchy(axioms: Iterable[Axiom]) -> Iterator[tuple[Property, Property]]:
    """Pairs of a property and one above it, as plain sub-properties, equivalent, inverse and symmetric properties state it (section 11.1)."""
    for axiom in axioms:
        if isinstance(axiom, SubPropertyOf) and len(axiom.chain) == 1:
            yield axiom.chain[0], axiom.sup
        for left, right in _stated_equal(axiom):
            yield left, right
            yield right, left


def _stated_equal(axiom: Axiom) -> list[tuple[Property, Property]]:
    if isinstance(axiom, EquivalentProperties):
        return [(axiom.left, axiom.right)]
    if isinstance(axiom, InverseProperties):
        return [(axiom.left, axiom.right.inverted())]
    # symmetric: a property is equal to its inverse
    return [(axiom.property, axiom.property.inverted())] if isinstance(axiom, Characteristic) and axiom.kind == "Symmetric" else []


def _expressions(axiom: Axiom) -> Iterator[Filler]:
    """All expressions and data ranges in an axiom, at any depth."""
    todo: list[Filler] = list(_outermost(axiom))
    while todo:
        filler = todo.pop()
        yield filler
        todo += _inside(filler)


def _outermost(axiom: Axiom) -> Iterable[Filler]:
    if isinstance(axiom, SubClassOf):
        return (axiom.sub, axiom.sup)
    if isinstance(axiom, EquivalentClasses):
        return (axiom.left, axiom.right)
    if isinstance(axiom, DisjointClasses):
        return axiom.parts
    if isinstance(axiom, (Domain, Range)):
        return (axiom.filler,)
    if isinstance(axiom, HasKey):
        return (axiom.expression,)
    return (axiom.range,) if isinstance(axiom, DatatypeDefinition) else ()


def _inside(filler: Filler) -> Iterable[Filler]:
    if isinstance(filler, (And, Or, DataAnd, DataOr)):
        return filler.parts
    if isinstance(filler, (Not, DataNot)):
        return (filler.part,)
    if isinstance(filler, (Some, All, AtLeast, AtMost)):
        return (filler.filler,)
    return (filler.base,) if isinstance(filler, Facets) else ()


def _chain_text(axiom: SubPropertyOf) -> str:
    links = " o ".join(map(_property_text, axiom.chain))
    return f"{links} ⊑ {_property_text(axiom.sup)}"


def _property_text(property: Property) -> str:
    return f"inverse({curie(property.iri)})" if property.inverse else curie(property.iri)
