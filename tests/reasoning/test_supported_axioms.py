"""Every axiom of the bundled ontology is used by the reasoner, but for a short list, each with the reason why nothing is lost by it."""

from __future__ import annotations

from collections.abc import Iterable

import pyoxigraph as ox
import pytest

from sg2kg.bundle import ONTOLOGY_PARTS, ontology_file
from sg2kg.knowledge.export import ontology_triples
from sg2kg.reasoning.owl.axioms import EquivalentClasses, SubClassOf
from sg2kg.reasoning.owl.expressions import And, Named, Or, Some
from sg2kg.reasoning.reasoner import Reasoner
from sg2kg.reasoning.rules import Clash, Link, Member
from sg2kg.terms import SG2
from support import HEADER

ACCEPTED = {"union-above"}
"""That a valid observation has a baseline or says why there is none: which of the two cannot be told, see the test of it."""


@pytest.fixture(scope="module")
def reasoner() -> Reasoner:
    return Reasoner(ontology_triples([p for p in ONTOLOGY_PARTS if p != "sg2"]))


def test_every_axiom_is_used_but_for_the_accepted_ones(reasoner: Reasoner) -> None:
    # a new kind of axiom that the reasoner cannot use, or use only in part, shows here as a new problem
    assert {p.id for p in reasoner.problems} == ACCEPTED
    assert len(reasoner.problems) == 1


def test_the_parts_of_the_ontology_bring_no_problem_of_their_own() -> None:
    for part in ONTOLOGY_PARTS:
        triples = [ox.Triple(q.subject, q.predicate, q.object) for q in ox.parse(path=ontology_file(part))]
        assert {p.id for p in Reasoner([*ontology_triples(()), *triples]).problems} <= ACCEPTED, part


def test_an_axiom_that_cannot_be_used_does_show() -> None:
    more = ox.parse(f"{HEADER} sg2:Case owl:equivalentClass [ owl:complementOf sg2:Actor ] .".encode(), ox.RdfFormat.TURTLE)
    found = Reasoner([*ontology_triples(()), *(ox.Triple(q.subject, q.predicate, q.object) for q in more)])
    assert {p.id for p in found.problems} == ACCEPTED | {"not-defining"}


def test_the_union_in_a_valid_observation_loses_nothing(reasoner: Reasoner) -> None:
    """Membership follows from either kind; and from membership nothing would follow but what the kinds have in common.

    Nobody asserts membership: it is worked out. So whatever is in the class has one of the two already, and it is known which.
    """
    unions = [(a, u) for a in reasoner.ontology.axioms for u in unions_in(a)]
    assert [str(a).split()[0] for a, _ in unions] == [f"EquivalentClasses(<{SG2.ValidObservation}>"]
    kinds = unions[0][1].parts
    assert all(isinstance(kind, Some) for kind in kinds)
    heads = [r for r in reasoner.program.rules if r.head == Member(str(unions[0][1]), "?x")]
    assert sum(r.name == "cls-uni" for r in heads) == len(kinds) == 2
    asserted = [t for t in ontology_triples(("cases",)) if t.object == ox.NamedNode(SG2.ValidObservation) and t.predicate.value.endswith("#type")]
    assert asserted == []
    for kind in kinds:
        # what makes something a member of each kind is a rule of its own, so the class is found by either
        assert isinstance(kind, Some)
        assert [r for r in reasoner.program.rules if r.head == Member(str(kind), "?x") and r.name in ("cls-svf1", "cls-svf2", "x-data")]


def unions_in(axiom: object) -> Iterable[Or]:
    if isinstance(axiom, EquivalentClasses):
        todo = [axiom.left, axiom.right]
    elif isinstance(axiom, SubClassOf):
        todo = [axiom.sup]
    else:
        return
    while todo:
        part = todo.pop()
        if isinstance(part, Or):
            yield part
        elif isinstance(part, And):
            todo.extend(part.parts)


def test_every_class_with_a_definition_can_be_found_by_rules(reasoner: Reasoner) -> None:
    defined = {a.left.iri for a in reasoner.ontology.axioms if isinstance(a, EquivalentClasses) and isinstance(a.left, Named)}
    found = {r.head.cls for r in reasoner.program.rules if isinstance(r.head, Member)}
    assert SG2.SharedGovernanceCase in defined
    assert defined <= found


def test_every_property_that_is_composed_is_found_by_rules(reasoner: Reasoner) -> None:
    found = {r.head.property for r in reasoner.program.rules if isinstance(r.head, Link)}
    assert {SG2.exhibits, SG2.excludes, SG2.realises, SG2.sayAtLeast} <= found
    assert any(isinstance(r.head, Clash) for r in reasoner.program.rules)
