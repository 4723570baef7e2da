"""Merging: individuals that would be the same become one, what follows then follows, and a contradiction in them still shows."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from reasoning.random_ontologies import Kinds, Sample, samples
from sg2kg.reasoning import Engine, Link, Member, Reasoner
from sg2kg.reasoning.merge import asserted_facts, merged
from sg2kg.reasoning.owl.axioms import DifferentIndividuals
from sg2kg.reasoning.prove import prove_violation
from statements import EX, link, member, reasoner_of

FUNCTIONAL = ":p a owl:ObjectProperty, owl:FunctionalProperty ; rdfs:range :R . "


def known(engine: Engine) -> set[Member | Link]:
    return {*engine.inferred(), *asserted_facts(engine)}


def test_where_nothing_is_equal_the_engine_stays_the_same() -> None:
    engine = reasoner_of(FUNCTIONAL + ":x :p :a . :y :p :b .").engine
    assert merged(engine) == (engine, [])


def test_the_first_by_name_stands_for_its_group() -> None:
    engine, groups = merged(reasoner_of(FUNCTIONAL + ":x :p :c, :a, :b . :y :p :e, :d .").engine)
    assert groups == [[EX + "a", EX + "b", EX + "c"], [EX + "d", EX + "e"]]
    assert known(engine) == {link("p", "x", "a"), link("p", "y", "d"), member("R", "a"), member("R", "d")}


def test_what_two_have_apart_one_has_together() -> None:
    text = FUNCTIONAL + ":Both owl:equivalentClass [ owl:intersectionOf ( :A :B ) ] . :x :p :a, :b . :a a :A . :b a :B ."
    reasoner = reasoner_of(text)
    assert reasoner.prove(member("Both", "a")) is None
    assert member("Both", "a") in known(merged(reasoner.engine)[0])


def test_what_is_equal_only_after_others_are_merged_is_merged_too() -> None:
    engine, groups = merged(reasoner_of(FUNCTIONAL + ":x :p :a, :b . :a :p :c . :b :p :d . :c :p :e . :d :p :f .").engine)
    assert groups == [[EX + "a", EX + "b"], [EX + "c", EX + "d"], [EX + "e", EX + "f"]]
    assert not engine.equalities


def test_individuals_in_axioms_are_renamed_too() -> None:
    text = ":b owl:sameAs :a . :A owl:equivalentClass [ a owl:Restriction ; owl:onProperty :q ; owl:hasValue :b ] . :x :q :a ."
    assert member("A", "x") in known(merged(reasoner_of(text).engine)[0])


@pytest.mark.parametrize("different", [":a owl:differentFrom :b .", "[] a owl:AllDifferent ; owl:members ( :z :a :b ) ."])
def test_two_that_differ_are_merged_and_the_contradiction_shows(different: str) -> None:
    reasoner = reasoner_of(FUNCTIONAL + different + " :x :p :a, :b .")
    assert len(reasoner.violations) == 1
    engine, groups = merged(reasoner.engine)
    assert groups == [[EX + "a", EX + "b"]]
    (violation,) = engine.violations
    assert violation.about == EX + "a"
    assert [type(a) for a in prove_violation(engine, violation).axioms] == [DifferentIndividuals]


def test_members_of_disjoint_classes_that_become_one_are_a_contradiction() -> None:
    reasoner = reasoner_of(FUNCTIONAL + ":A owl:disjointWith :B . :x :p :a, :b . :a a :A . :b a :B .")
    engine, _ = merged(reasoner.engine)
    assert [v.rule.name for v in engine.violations] == ["cax-dw"]


@settings(max_examples=60, deadline=None)
@given(sample=samples(Kinds(clashes=True, equality=True)))
def test_merging_a_second_time_changes_nothing_and_nothing_is_lost(sample: Sample) -> None:
    engine = Reasoner(sample.triples).engine
    before = known(engine)
    once, groups = merged(engine)
    assert known(engine) == before
    again, none = merged(once)
    assert again is once
    assert none == []
    names = {x: group[0] for group in groups for x in group}
    assert {_named(f, names) for f in before} <= known(once)
    if not engine.consistent:
        assert not once.consistent


def _named(fact: Member | Link, names: dict[str, str]) -> Member | Link:
    if isinstance(fact, Member):
        return Member(fact.cls, names.get(fact.x, fact.x))
    return Link(fact.property, names.get(fact.x, fact.x), names.get(fact.y, fact.y))
