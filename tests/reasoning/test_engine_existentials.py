"""What follows from having some value of a kind, or from being of one of several kinds: for members, between classes, and by which axioms."""

from __future__ import annotations

import pyoxigraph as ox
import pytest

from sg2kg.reasoning.reasoner import Reasoner
from sg2kg.reasoning.rules import Member
from support import HEADER

EX = "https://example.org/"
DECLARED = f"{HEADER}@prefix : <{EX}> .\n" + "".join(f":{c} a owl:Class . " for c in "ABCD") + "".join(f":{p} a owl:ObjectProperty . " for p in "pq")
SOME_B = "[ owl:onProperty :p ; owl:someValuesFrom :B ]"
TWO_B = '[ owl:onProperty :p ; owl:minQualifiedCardinality "2"^^xsd:nonNegativeInteger ; owl:onClass :B ]'
B_OR_C = "[ owl:unionOf ( :B :C ) ]"
FOLLOWS = {
    "the domain, though nothing reads the existential": f":A rdfs:subClassOf {SOME_B} . :p rdfs:domain :D .",
    "the domain of a superproperty": f":A rdfs:subClassOf {SOME_B} . :p rdfs:subPropertyOf :q . :q rdfs:domain :D .",
    "the domain, where a class stands for the existential": f":A owl:equivalentClass {SOME_B} . :p rdfs:domain :D .",
    "the domain, where a class stands for a count": f":A owl:equivalentClass {TWO_B} . :p rdfs:domain :D .",
    "an existential of what the value is above": (
        f":A rdfs:subClassOf {SOME_B} . :B rdfs:subClassOf :C . :D owl:equivalentClass [ owl:onProperty :p ; owl:someValuesFrom :C ] ."
    ),
    "what the value says back": f":A rdfs:subClassOf {SOME_B} . :B rdfs:subClassOf [ owl:onProperty [ owl:inverseOf :p ] ; owl:allValuesFrom :D ] .",
    "what both kinds have in common": f":A rdfs:subClassOf {B_OR_C} . :B rdfs:subClassOf :D . :C rdfs:subClassOf :D .",
    "one kind, where the other is below it": ":A rdfs:subClassOf [ owl:unionOf ( :B :D ) ] . :B rdfs:subClassOf :D .",
    "one kind, where the other is impossible": f":A rdfs:subClassOf {B_OR_C} . :B rdfs:subClassOf owl:Nothing . :C rdfs:subClassOf :D .",
    "what both kinds have in common, where a class stands for the union": (
        f":A owl:equivalentClass {B_OR_C} . :B rdfs:subClassOf :D . :C rdfs:subClassOf :D ."
    ),
}
IMPOSSIBLE = {
    "a value that is of two disjoint kinds": f":A rdfs:subClassOf {SOME_B} . :p rdfs:range :C . :B owl:disjointWith :C .",
    "two values of what has one": f":A owl:equivalentClass {TWO_B} . :p a owl:FunctionalProperty .",
    "no kind that is possible": f":A rdfs:subClassOf {B_OR_C} . :B rdfs:subClassOf owl:Nothing . :C rdfs:subClassOf owl:Nothing .",
}


def reasoner(text: str) -> Reasoner:
    parsed = ox.parse((DECLARED + text).encode(), ox.RdfFormat.TURTLE)
    return Reasoner([ox.Triple(q.subject, q.predicate, q.object) for q in parsed])


@pytest.mark.parametrize("name", FOLLOWS)
def test_it_follows_for_a_member_and_for_the_class(name: str) -> None:
    found = reasoner(FOLLOWS[name] + " :x a :A .")
    assert found.engine.holds(Member(EX + "D", EX + "x"))
    assert EX + "D" in found.hierarchy.above[EX + "A"]


@pytest.mark.parametrize("name", FOLLOWS)
def test_the_proof_rests_on_every_axiom_that_is_needed(name: str) -> None:
    found = reasoner(FOLLOWS[name] + " :x a :A .")
    proof = found.prove(Member(EX + "D", EX + "x"))
    assert proof is not None
    assert set(proof.axioms) == set(found.ontology.axioms)


@pytest.mark.parametrize("name", IMPOSSIBLE)
def test_what_can_have_no_member_is_found_for_a_member_and_for_the_class(name: str) -> None:
    found = reasoner(IMPOSSIBLE[name] + " :x a :A .")
    assert {v.about for v in found.violations} == {EX + "x"}
    assert EX + "A" in found.hierarchy.unsatisfiable
    assert set(found.prove_violation(found.violations[0]).axioms) == set(found.ontology.axioms)


def test_a_kind_is_not_told_apart_and_nothing_follows_of_one_alone() -> None:
    found = reasoner(f":A rdfs:subClassOf {B_OR_C} . :B rdfs:subClassOf :D . :x a :A .")
    assert list(found.inferred()) == []
    assert [p.id for p in found.problems] == ["union-above"]
