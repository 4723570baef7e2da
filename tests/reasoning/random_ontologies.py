"""Makes small random ontologies with a few facts, as Turtle, so that one that fails can be read; from a seed, or by hypothesis.

All are in OWL 2 DL: properties are ordered, chains and sub-properties lead upwards only, and what must be simple is. Those without ``beyond`` have
each construct on the side where OWL 2 RL allows it, so that for facts about individuals the rules are complete (OWL 2 Profiles, theorem PR1).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from random import Random

import pyoxigraph as ox
from hypothesis import strategies as st

from sg2kg.terms import PREFIXES

CLASSES = [f":C{n}" for n in range(6)]
SIMPLE = [":p0", ":p1"]
COMPOSED = [":p2", ":p3"]
PROPERTIES = [*SIMPLE, *COMPOSED]
INDIVIDUALS = [f":i{n}" for n in range(5)]
HEAD = "".join(f"@prefix {p}: <{PREFIXES[p]}> .\n" for p in ("owl", "rdf", "rdfs", "xsd"))
DECLARED = (
    "\n".join([f"{c} a owl:Class ." for c in CLASSES] + [f"{p} a owl:ObjectProperty ." for p in [*PROPERTIES, ":q0", ":q1"]])
    + "\n:d a owl:DatatypeProperty .\n"
)


@dataclass(frozen=True)
class Kinds:
    """Which kinds of axioms may come, beside the plain ones of OWL 2 RL."""

    clashes: bool = False
    """What can be contradicted."""
    equality: bool = False
    """What can make two individuals the same."""
    beyond: bool = False
    """Existentials and unions above, counts, facets, hasSelf: what the rules of OWL 2 RL do not have."""


@dataclass(frozen=True)
class Sample:
    """An ontology and facts."""

    text: str

    @property
    def triples(self) -> list[ox.Triple]:
        """What the text says."""
        return [ox.Triple(q.subject, q.predicate, q.object) for q in ox.parse(self.text.encode(), ox.RdfFormat.TURTLE)]

    def __str__(self) -> str:
        return self.text


def sample(random: Random, kinds: Kinds = Kinds(), base: str = "https://example.org/o#", more: int = 0) -> Sample:
    """One ontology with facts; ``base`` sets its names apart from those of others; ``more`` axioms than three to nine."""
    maker = _Maker(random, kinds)
    axioms = [maker.axiom() for _ in range(more + random.randint(3, 9))]
    facts = [maker.fact() for _ in range(random.randint(6, 16))]
    return Sample("\n".join([f"{HEAD}@prefix : <{base}> .", DECLARED, *axioms, *facts]) + "\n")


def samples(kinds: Kinds = Kinds(), more: int = 4) -> st.SearchStrategy[Sample]:
    """The same as a strategy of hypothesis."""
    return st.randoms(use_true_random=False).map(lambda random: sample(random, kinds, more=more))


def seeded(count: int, seed: int, kinds: Kinds = Kinds(), more: int = 0) -> list[Sample]:
    """So many, the same each time, with names that set them apart from each other."""
    return [sample(Random(seed * 1000 + n), kinds, f"https://example.org/o{n}#", more) for n in range(count)]


class _Maker:
    def __init__(self, random: Random, kinds: Kinds) -> None:
        self._random = random
        self._kinds = kinds

    def _pick(self, of: list[str]) -> str:
        return self._random.choice(of)

    def _one(self, of: list[Callable[[], str]]) -> str:
        return self._random.choice(of)()

    def _class(self) -> str:
        return self._pick(CLASSES)

    def _property(self) -> str:
        p = self._pick([*PROPERTIES, ":q0"])
        return f"[ owl:inverseOf {p} ]" if self._random.random() < 0.15 else p

    def _restriction(self, rest: str, property: str | None = None) -> str:
        return f"[ a owl:Restriction ; owl:onProperty {property or self._property()} ; {rest} ]"

    def _list(self, kind: str, parts: list[str]) -> str:
        return f"[ a owl:Class ; owl:{kind} ( {' '.join(parts)} ) ]"

    # ---- expressions

    def below(self, depth: int = 2) -> str:
        """An expression that a rule can see a member of."""
        ways: list[Callable[[], str]] = [self._class] * 3
        ways += [lambda: self._restriction(f"owl:hasValue {self._pick(INDIVIDUALS)}"), lambda: self._restriction("owl:someValuesFrom owl:Thing")]
        if depth:
            ways += [lambda: self._restriction(f"owl:someValuesFrom {self.below(depth - 1)}")] * 3
            ways += [lambda: self._list("intersectionOf", [self.below(depth - 1), self.below(depth - 1)])] * 2
            ways += [lambda: self._list("unionOf", [self.below(depth - 1), self.below(depth - 1)])]
            ways += [lambda: self._list("oneOf", [self._pick(INDIVIDUALS)])]
        if self._kinds.beyond:
            ways += [lambda: self._restriction("owl:hasSelf true", self._pick(SIMPLE)), self._counted, self._bounded]
        return self._one(ways)

    def _counted(self) -> str:
        rest = f'owl:minQualifiedCardinality "2"^^xsd:nonNegativeInteger ; owl:onClass {self._class()}'
        return self._restriction(rest, self._pick(SIMPLE))

    def _bounded(self) -> str:
        data = f"[ a rdfs:Datatype ; owl:onDatatype xsd:integer ; owl:withRestrictions ( [ xsd:minInclusive {self._random.randint(0, 4)} ] ) ]"
        return self._restriction(f"owl:someValuesFrom {data}", ":d")

    def above(self, depth: int = 2) -> str:
        """An expression from membership in which something follows."""
        ways: list[Callable[[], str]] = [self._class] * 3
        ways += [lambda: self._restriction(f"owl:hasValue {self._pick(INDIVIDUALS)}")]
        if depth:
            ways += [lambda: self._restriction(f"owl:allValuesFrom {self.above(depth - 1)}")] * 2
            ways += [lambda: self._list("intersectionOf", [self.above(depth - 1), self.above(depth - 1)])]
        if self._kinds.clashes:
            ways += [lambda: f"[ a owl:Class ; owl:complementOf {self.below(1)} ]"]
            zero = 'owl:maxQualifiedCardinality "0"^^xsd:nonNegativeInteger ; owl:onClass'
            ways += [lambda: self._restriction(f"{zero} {self._class()}", self._pick(SIMPLE))]
        if self._kinds.equality:
            ways += [lambda: self._restriction('owl:maxCardinality "1"^^xsd:nonNegativeInteger', self._pick(SIMPLE))]
        if self._kinds.beyond:
            ways += [lambda: self._restriction(f"owl:someValuesFrom {self.below(1)}")] * 2
            ways += [lambda: self._restriction("owl:hasSelf true", self._pick(SIMPLE))]
            ways += [lambda: self._list("unionOf", [self.below(1), self.below(1)])]
        return self._one(ways)

    def both(self) -> str:
        """An expression that may stand on either side."""
        ways = [self._class, lambda: self._restriction(f"owl:hasValue {self._pick(INDIVIDUALS)}")]
        ways += [lambda: self._list("intersectionOf", [self._class(), self._restriction(f"owl:hasValue {self._pick(INDIVIDUALS)}")])]
        if self._kinds.beyond:
            ways += [lambda: self._restriction(f"owl:someValuesFrom {self._class()}"), self._counted, self._bounded]
            ways += [lambda: self._list("intersectionOf", [self._class(), self._restriction(f"owl:someValuesFrom {self._class()}")])]
        return self._one(ways)

    # ---- axioms and facts

    def axiom(self) -> str:
        """One axiom."""
        ways: list[Callable[[], str]] = [lambda: f"{self.below()} rdfs:subClassOf {self.above()} ."] * 4
        ways += [lambda: f"{self._class()} owl:equivalentClass {self.both()} ."] * 2
        ways += [lambda: f"{self._property_name()} rdfs:domain {self.above()} .", lambda: f"{self._property_name()} rdfs:range {self.above()} ."]
        ways += [self._sub_property] * 2 + [self._chain] * 2
        ways += [lambda: f"{self._pick(COMPOSED)} a owl:TransitiveProperty .", lambda: f"{self._pick(SIMPLE)} a owl:SymmetricProperty ."]
        ways += [lambda: self._pick([":q0 owl:inverseOf :p0 .", ":p1 owl:inverseOf :q1 .", ":q1 owl:equivalentProperty :p1 ."])]
        if self._kinds.clashes:
            ways += [lambda: f"{self._class()} owl:disjointWith {self._list('intersectionOf', [self._class(), self.below(1)])} ."]
            ways += [lambda: "{} owl:disjointWith {} .".format(*self._random.sample(CLASSES, 2))]
            ways += [lambda: f"{self._pick(SIMPLE)} a owl:{self._pick(['Asymmetric', 'Irreflexive'])}Property ."]
            ways += [lambda: ":p0 owl:propertyDisjointWith :p1 ."]
            ways += [self._negative]
        if self._kinds.equality:
            ways += [lambda: f"{self._pick(SIMPLE)} a owl:{self._pick(['Functional', 'InverseFunctional'])}Property ."] * 2
            ways += [lambda: f"{self._pick(INDIVIDUALS)} owl:differentFrom {self._pick(INDIVIDUALS)} ." if self._kinds.clashes else ""]
        if self._kinds.beyond:
            ways += [lambda: f"[] a owl:AllDifferent ; owl:distinctMembers ( {' '.join(INDIVIDUALS)} ) ."]
        return self._one(ways)

    def _property_name(self) -> str:
        return self._pick(PROPERTIES)

    def _sub_property(self) -> str:
        low, high = sorted(self._random.sample(range(4), 2))
        below = f"[ owl:inverseOf {PROPERTIES[low]} ]" if self._random.random() < 0.2 and high > 1 else PROPERTIES[low]
        return f"{below} rdfs:subPropertyOf {PROPERTIES[high]} ."

    def _chain(self) -> str:
        high = self._random.choice([2, 3])
        links = [self._pick(PROPERTIES[:high]) for _ in range(self._random.choice([2, 2, 3]))]
        if self._random.random() < 0.4:
            links[self._random.choice([0, -1])] = PROPERTIES[high]
        return f"{PROPERTIES[high]} owl:propertyChainAxiom ( {' '.join(links)} ) ."

    def _negative(self) -> str:
        who, what, whom = self._pick(INDIVIDUALS), self._pick(PROPERTIES), self._pick(INDIVIDUALS)
        return f"[] a owl:NegativePropertyAssertion ; owl:sourceIndividual {who} ; owl:assertionProperty {what} ; owl:targetIndividual {whom} ."

    def fact(self) -> str:
        """One fact."""
        who = self._pick(INDIVIDUALS)
        ways: list[Callable[[], str]] = [lambda: f"{who} {self._pick([*PROPERTIES, ':q0', ':q1'])} {self._pick(INDIVIDUALS)} ."] * 5
        ways += [lambda: f"{who} a {self._class()} ."] * 3
        if self._kinds.beyond:
            ways += [lambda: f"{who} :d {self._random.randint(0, 6)} ."]
        return self._one(ways)
