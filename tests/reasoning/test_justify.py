"""Justifications: each entails, none can lose a part, all are found where that is said, and what would take too long is not begun."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from reasoning.random_ontologies import Kinds, Sample, samples
from sg2kg.reasoning import Engine, Justification, Link, Member, Reasoner
from sg2kg.reasoning import justify as justifying
from sg2kg.reasoning.owl.axioms import Axiom, DifferentIndividuals, SubClassOf
from sg2kg.reasoning.proofs import Conclusion, Proof
from sg2kg.reasoning.rules import Clash, Program, Same
from statements import EX, chain, link, member, reasoner_of

Part = Member | Link | Axiom


def proof_of(reasoner: Reasoner, fact: Member | Link) -> Proof:
    found = reasoner.prove(fact)
    assert found is not None
    return found


def parts(justification: Justification) -> list[Part]:
    return [*justification.assertions, *justification.axioms]


def entails(program: Program, goal: Conclusion, given: Iterable[Part]) -> bool:
    """Whether the goal follows from these statements and axioms alone, by an engine that has the rules of these axioms only."""
    given = set(given)
    rules = [r for r in program.rules if given.issuperset(r.axioms)]
    kept = Program(
        tuple(type(r)(n, r.name, r.head, r.body, r.axiom, r.structural, r.support) for n, r in enumerate(rules)),
        (),
        tuple(a for a in program.axioms if a in given),
        program.expressions,
    )
    engine = Engine(kept)
    engine.add([p for p in given if isinstance(p, (Member, Link))])
    if isinstance(goal, (Member, Link)):
        return engine.holds(goal)
    if isinstance(goal, Same):
        return any({e.x, e.y} == {goal.x, goal.y} for e in engine.equalities)
    return any(v.about == goal.x for v in engine.violations)


def test_what_the_proof_does_not_need_is_taken_away() -> None:
    reasoner = reasoner_of(":A rdfs:subClassOf :B . :B rdfs:subClassOf :C . :p rdfs:domain :C . :x a :A ; :p :y .")
    (found,), complete = reasoner.justify(proof_of(reasoner, member("C", "x")))
    assert not complete
    assert len(parts(found)) in (2, 3)


def test_all_ways_are_found_each_once() -> None:
    reasoner = reasoner_of(":A rdfs:subClassOf :C . :B rdfs:subClassOf :C . :p rdfs:domain :C . :x a :A, :B ; :p :y, :z .")
    found, complete = reasoner.justify(proof_of(reasoner, member("C", "x")), 20)
    assert complete
    assert {f.assertions for f in found} == {(member("A", "x"),), (member("B", "x"),), (link("p", "x", "y"),), (link("p", "x", "z"),)}
    assert len(found) == 4


def test_no_more_are_given_than_are_asked_for_and_it_is_said_that_there_are_more() -> None:
    reasoner = reasoner_of(":A rdfs:subClassOf :C . :B rdfs:subClassOf :C . :D rdfs:subClassOf :C . :x a :A, :B, :D .")
    found, complete = reasoner.justify(proof_of(reasoner, member("C", "x")), 2)
    assert (len(found), complete) == (2, False)


def test_what_is_stated_and_follows_too_has_both_reasons() -> None:
    reasoner = reasoner_of(":A rdfs:subClassOf :B . :x a :A, :B .")
    found, complete = reasoner.justify(proof_of(reasoner, member("B", "x")), 5)
    assert complete
    assert [f.assertions for f in found] == [(member("B", "x"),), (member("A", "x"),)]


def test_what_an_axiom_alone_says_rests_on_the_axiom() -> None:
    reasoner = reasoner_of("[ owl:oneOf ( :i ) ] rdfs:subClassOf :A .")
    (found,), complete = reasoner.justify(proof_of(reasoner, member("A", "i")), 5)
    assert (found.assertions, [type(a) for a in found.axioms], complete) == ((), [SubClassOf], True)


def test_a_contradiction_and_an_equality_have_justifications() -> None:
    reasoner = reasoner_of(":p a owl:FunctionalProperty . :a owl:differentFrom :b . :x :p :a, :b . :y :p :a, :b .")
    (found,), _ = reasoner.justify(reasoner.prove_violation(reasoner.violations[0]))
    assert len(found.assertions) == 2
    assert DifferentIndividuals in {type(a) for a in found.axioms}
    (found,), _ = reasoner.justify(reasoner.prove_equality(reasoner.equalities[0]))
    assert len(found.assertions) == 2


def test_a_long_chain_is_given_up_and_not_worked_on_for_minutes() -> None:
    reasoner = reasoner_of(chain(150))
    assert reasoner.justify(proof_of(reasoner, link("p", "i0", "i150")), 3) == ([], False)


def test_what_was_found_before_it_took_too_long_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    reasoner = reasoner_of(":A rdfs:subClassOf :C . :B rdfs:subClassOf :C . :x a :A, :B .")
    proof = proof_of(reasoner, member("C", "x"))
    needed = [n for n in range(20) if _found(monkeypatch, n, reasoner, proof) > 0]
    assert [_found(monkeypatch, n, reasoner, proof) for n in (0, needed[0], 1000)] == [0, 1, 2]


def _found(monkeypatch: pytest.MonkeyPatch, most: int, reasoner: Reasoner, proof: Proof) -> int:
    monkeypatch.setattr(justifying, "MAX_DERIVED", most)
    return len(reasoner.justify(proof, 5)[0])


@settings(max_examples=60, deadline=None)
@given(sample=samples(Kinds(clashes=True, equality=True, beyond=True)), data=st.data())
def test_every_justification_entails_and_no_part_of_it_can_be_left_out(sample: Sample, data: st.DataObject) -> None:
    reasoner = Reasoner(sample.triples)
    facts = sorted(reasoner.engine.inferred(), key=str)
    proofs = [lambda f=f: reasoner.prove(f) for f in facts]
    proofs += [lambda v=v: reasoner.prove_violation(v) for v in reasoner.violations if v.rule.number >= 0 and isinstance(v.rule.head, Clash)]
    proofs += [lambda e=e: reasoner.prove_equality(e) for e in reasoner.equalities]
    assume(proofs)
    proof = data.draw(st.sampled_from(proofs))()
    assert proof is not None
    found, _ = reasoner.justify(proof, 4)
    assert found
    assert len({frozenset(parts(f)) for f in found}) == len(found)
    for justification in found:
        whole = parts(justification)
        assert entails(reasoner.program, proof.goal, whole)
        if isinstance(proof.goal, Clash):
            continue  # another contradiction of the same individual may follow from less
        for part in whole:
            assert not entails(reasoner.program, proof.goal, [p for p in whole if p != part]), part


def test_a_name_that_is_in_no_rule_has_no_justification() -> None:
    assert reasoner_of(":A rdfs:subClassOf :B .").prove(Member(EX + "B", EX + "x")) is None
