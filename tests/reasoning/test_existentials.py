"""What follows from having some value, or being one of several kinds: sizes, nesting, rules that are made late, and that it always ends.

What follows by which axiom is in test_engine_existentials.py.
"""

from __future__ import annotations

from sg2kg.reasoning import Reasoner
from sg2kg.reasoning.existentials import MAX_EXAMPLE, with_existentials
from sg2kg.reasoning.owl.axioms import EquivalentClasses
from statements import follows, member, problems, reasoner_of


def some(property: str, filler: str) -> str:
    return f"[ a owl:Restriction ; owl:onProperty {property} ; owl:someValuesFrom {filler} ]"


def least(n: int, property: str, filler: str) -> str:
    return f'[ a owl:Restriction ; owl:onProperty {property} ; owl:minQualifiedCardinality "{n}"^^xsd:nonNegativeInteger ; owl:onClass {filler} ]'


def rules(reasoner: Reasoner, name: str) -> int:
    return sum(1 for r in reasoner.program.rules if r.name == name)


def test_an_expression_within_another_is_met() -> None:
    inner = some(":p", some(":p", ":B"))
    reasoner = reasoner_of(f":A rdfs:subClassOf {inner} . {some(':p', some(':p', 'owl:Thing'))} rdfs:subClassOf :D . :x a :A .")
    assert follows(reasoner) == {"D(x)"}


def test_three_values_are_two_and_one_and_not_four() -> None:
    below = f"{least(2, ':p', ':B')} rdfs:subClassOf :C . {some(':p', ':B')} rdfs:subClassOf :D . {least(4, ':p', ':B')} rdfs:subClassOf :E ."
    assert follows(reasoner_of(f":A rdfs:subClassOf {least(3, ':p', ':B')} . {below} :x a :A .")) == {"C(x)", "D(x)"}


def test_what_one_kind_alone_says_does_not_follow_from_a_union() -> None:
    reasoner = reasoner_of(":A rdfs:subClassOf [ owl:unionOf ( :B :C ) ] . :B rdfs:subClassOf :D, :E . :C rdfs:subClassOf :D . :x a :A .")
    assert problems(reasoner) == ["union-above"]
    assert follows(reasoner) == {"D(x)"}
    assert rules(reasoner, "x-union") > 0


DEFINED = f":A owl:equivalentClass {some(':p', ':B')} . :p rdfs:domain :D . :q rdfs:range :E . "


def test_rules_for_a_defined_class_are_made_when_membership_is_asserted() -> None:
    reasoner = reasoner_of(DEFINED + ":x :p :y . :y a :B .")
    assert follows(reasoner) == {"A(x)", "D(x)"}
    assert rules(reasoner, "x-existential") == 0
    reasoner.add([member("A", "z")])
    assert "D(z)" in follows(reasoner)
    assert rules(reasoner, "x-existential") > 0


def test_what_was_known_before_those_rules_were_made_is_taken_up() -> None:
    early, late = reasoner_of(DEFINED + ":x :p :y . :y a :B . :z a :A ."), reasoner_of(DEFINED + ":z a :A . :x :p :y . :y a :B .")
    assert follows(early) == follows(late) == {"A(x)", "D(x)", "D(z)"}


def test_a_proof_that_uses_the_definition_cites_it() -> None:
    proof = reasoner_of(DEFINED + ":z a :A .").prove(member("D", "z"))
    assert proof is not None
    assert EquivalentClasses in {type(a) for a in proof.axioms}


def test_classes_that_need_each_other_end() -> None:
    reasoner = reasoner_of(f":A rdfs:subClassOf {some(':p', ':A')} . :p rdfs:domain :B . :B rdfs:subClassOf {some(':q', ':A')} . :x a :A .")
    assert follows(reasoner) == {"B(x)"}


def test_what_is_too_large_to_be_tried_is_mere_membership() -> None:
    reasoner = reasoner_of(f":A rdfs:subClassOf {least(MAX_EXAMPLE + 1, ':p', ':B')} . :p rdfs:domain :D . :x a :A .")
    assert follows(reasoner) == set()
    assert "D(x)" in follows(reasoner_of(f":A rdfs:subClassOf {least(MAX_EXAMPLE, ':p', 'owl:Thing')} . :p rdfs:domain :D . :x a :A ."))


def test_examples_that_double_at_each_step_end() -> None:
    filler, doubled = ":B", ":B"
    for _ in range(40):
        filler = f"[ owl:intersectionOf ( {some(':p', filler)} {some(':q', ':B')} ) ]"
    for _ in range(8):
        doubled = least(2, ":p", doubled)
    reasoner = reasoner_of(f":A rdfs:subClassOf {filler}, {doubled} . :p rdfs:domain :D . :x a :A .")
    assert "D(x)" in follows(reasoner)


def test_making_the_rules_a_second_time_adds_none() -> None:
    program = reasoner_of(f":A rdfs:subClassOf {some(':p', ':B')} . :p rdfs:domain :D . :x a :A .").program
    assert with_existentials(program).rules == program.rules
