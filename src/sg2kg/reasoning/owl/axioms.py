"""The axioms of OWL 2 as immutable values (Structural Specification, section 9); ``str`` of each is its text in functional style."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Union

from sg2kg.reasoning.owl.expressions import DataRange, Expression, Filler, Property, written


@dataclass(frozen=True)
class SubClassOf:
    """Every member of ``sub`` is one of ``sup``."""

    sub: Expression
    sup: Expression

    def __str__(self) -> str:
        return f"SubClassOf({self.sub} {self.sup})"


@dataclass(frozen=True)
class EquivalentClasses:
    """The two have the same members."""

    left: Expression
    right: Expression

    def __str__(self) -> str:
        return f"EquivalentClasses({self.left} {self.right})"


@dataclass(frozen=True)
class DisjointClasses:
    """No two of these have a member in common."""

    parts: tuple[Expression, ...]

    def __str__(self) -> str:
        return f"DisjointClasses({' '.join(map(str, self.parts))})"


@dataclass(frozen=True)
class SubPropertyOf:
    """Whoever is linked by the chain, one property after the other, is linked by ``sup``; most chains are of one."""

    chain: tuple[Property, ...]
    sup: Property

    def __str__(self) -> str:
        links = " ".join(map(str, self.chain))
        return f"SubPropertyOf({links if len(self.chain) == 1 else f'PropertyChain({links})'} {self.sup})"


@dataclass(frozen=True)
class EquivalentProperties:
    """The two link the same things."""

    left: Property
    right: Property

    def __str__(self) -> str:
        return f"EquivalentProperties({self.left} {self.right})"


@dataclass(frozen=True)
class InverseProperties:
    """What the one says from one end, the other says from the other."""

    left: Property
    right: Property

    def __str__(self) -> str:
        return f"InverseObjectProperties({self.left} {self.right})"


@dataclass(frozen=True)
class DisjointProperties:
    """No two of these link the same things."""

    parts: tuple[Property, ...]

    def __str__(self) -> str:
        return f"DisjointProperties({' '.join(map(str, self.parts))})"


@dataclass(frozen=True)
class Characteristic:
    """``kind`` is Transitive, Symmetric, Asymmetric, Reflexive, Irreflexive, Functional or InverseFunctional."""

    kind: str
    property: Property

    def __str__(self) -> str:
        return f"{self.kind}Property({self.property})"


@dataclass(frozen=True)
class Domain:
    """Whatever has ``property`` is in ``filler``."""

    property: Property
    filler: Expression

    def __str__(self) -> str:
        return f"PropertyDomain({self.property} {self.filler})"


@dataclass(frozen=True)
class Range:
    """Whatever is a value of ``property`` is in ``filler``."""

    property: Property
    filler: Filler

    def __str__(self) -> str:
        return f"PropertyRange({self.property} {self.filler})"


@dataclass(frozen=True)
class HasKey:
    """Two named members of ``expression`` that agree on every key are the same."""

    expression: Expression
    keys: tuple[Property, ...]

    def __str__(self) -> str:
        return f"HasKey({self.expression} {' '.join(map(str, self.keys))})"


@dataclass(frozen=True)
class NegativeAssertion:
    """``subject`` does not have ``property`` with ``value``."""

    subject: str
    property: Property
    value: str

    def __str__(self) -> str:
        return f"NegativePropertyAssertion({self.property} {written(self.subject)} {written(self.value)})"


@dataclass(frozen=True)
class DifferentIndividuals:
    """No two of these are the same."""

    individuals: tuple[str, ...]

    def __str__(self) -> str:
        return f"DifferentIndividuals({' '.join(map(written, self.individuals))})"


@dataclass(frozen=True)
class SameIndividual:
    """All of these are one."""

    individuals: tuple[str, ...]

    def __str__(self) -> str:
        return f"SameIndividual({' '.join(map(written, self.individuals))})"


@dataclass(frozen=True)
class DatatypeDefinition:
    """A name for a data range."""

    iri: str
    range: DataRange

    def __str__(self) -> str:
        return f"DatatypeDefinition(<{self.iri}> {self.range})"


Axiom = Union[
    SubClassOf,
    EquivalentClasses,
    DisjointClasses,
    SubPropertyOf,
    EquivalentProperties,
    InverseProperties,
    DisjointProperties,
    Characteristic,
    Domain,
    Range,
    HasKey,
    NegativeAssertion,
    DifferentIndividuals,
    SameIndividual,
    DatatypeDefinition,
]


@dataclass(frozen=True)
class Problem:
    """Something in the axioms that is not used, or used with a limit; never passed over in silence."""

    id: str
    """Stable: the anchor of its explanation in docs/reasoning.md, such as ``union-above``."""
    what: str
    """The axiom or node, and what about it; one line."""
    hint: str = ""
    """What to do."""


@dataclass(frozen=True)
class Ontology:
    """What was read: the axioms in the order of the text, and the problems."""

    axioms: tuple[Axiom, ...]
    problems: tuple[Problem, ...]
    classes: tuple[str, ...]
    """IRIs of the named classes that are declared or used, sorted."""
    object_properties: tuple[str, ...]
    data_properties: tuple[str, ...]
    annotation_properties: tuple[str, ...]
    iris: tuple[str, ...] = ()
    """IRIs of the ontologies (owl:Ontology) themselves."""
