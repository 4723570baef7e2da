"""Telling a proof: its steps in order, the coded statements behind it, and the answer in one sentence."""

from __future__ import annotations

from dataclasses import replace

import pyoxigraph as ox
import pytest

from explanation_values import (
    CHAIN,
    DEFINITION,
    DIM1,
    IS_VALUE_CASE,
    PROGRAM,
    RICE,
    STATEMENT,
    chain_proof,
    justification_of_rice,
    proof_of_rice,
    rule,
)
from sg2kg import KnowledgeBase
from sg2kg.explanation.answers import Why
from sg2kg.explanation.backing import MOST, backings_of, labels_of
from sg2kg.explanation.tell import fact_of_triple, tell_proof, tell_triples, triple_of_fact
from sg2kg.reasoning.loading import term_text
from sg2kg.reasoning.owl.axioms import DisjointClasses
from sg2kg.reasoning.owl.expressions import And, Named
from sg2kg.reasoning.proofs import Conclusion, Proof, Step
from sg2kg.reasoning.rules import Clash, Different, Fact, Link, Member
from sg2kg.terms import PREFIXES, SG2


@pytest.fixture(scope="module")
def why(kb: KnowledgeBase) -> Why:
    return tell_proof(kb, PROGRAM, proof_of_rice(), justifications=[justification_of_rice()])


def test_the_answer_is_one_sentence_with_its_source(why: Why) -> None:
    assert why.answer["en"] == (
        "Tencent Cloud Rice is a value-co-creation case, because it is a case and exhibits depth of value co-creation (DIM-1), "
        "according to Wang Liansheng, “Shared Governance 2.0” (§1.2①/L33)."
    )
    assert why.answer["zh-Hans"].startswith("云稻米是价值共创案例，因为它是案例，且体现价值共创的深度性（DIM-1）。依据：王连升：《")
    assert why.answer["zh-Hant"].startswith("雲稻米是價值共創案例，因為它是案例，且體現價值共創的深度性（DIM-1）。依據：王連升：《")


def test_the_question_is_made_from_the_goal_or_given(kb: KnowledgeBase, why: Why) -> None:
    assert why.question["zh-Hans"] == "为什么云稻米是价值共创案例？"
    assert tell_proof(kb, PROGRAM, proof_of_rice(), {"en": "really?"}).question == {"en": "really?"}


def test_a_step_is_a_node_and_its_premises_come_before_it(why: Why) -> None:
    assert [(n.number, n.kind, n.premises, n.rule) for n in why.nodes] == [
        (1, "asserted", (), ""),
        (2, "asserted", (), ""),
        (3, "asserted", (), ""),
        (4, "inferred", (2, 3), "prp-spo2"),
        (5, "inferred", (4,), "cls-hv2"),
        (6, "inferred", (1, 5), "cls-int1"),
    ]
    assert why.nodes[3].rule_text["en"] == "what a direct statement about it affirms, it exhibits"
    assert why.nodes[3].axiom == str(CHAIN)


def test_membership_in_a_complex_expression_is_no_statement(why: Why) -> None:
    assert why.nodes[4].triple is None
    assert why.nodes[5].triple == (RICE, PREFIXES["rdf"] + "type", SG2.ValueCoCreationCase)


def test_a_fact_about_a_coded_statement_is_backed_by_it(why: Why) -> None:
    (backing,) = why.nodes[2].backing
    assert (backing.evidence.statement, backing.evidence.bearing, backing.evidence.concept) == (STATEMENT, "affirms", DIM1)
    assert (backing.passage, backing.evidence.basis) == ("§1.2①/L33", SG2.paperSays)
    assert backing.says["en"] == "The project is the worked example of depth of value co-creation."
    assert backing.sources["zh-Hans"].startswith("王连升")
    assert why.nodes[3].backing == ()


def _statements(kb: KnowledgeBase, fact: Fact) -> set[str]:
    return {b.evidence.statement.removeprefix(RICE + "#") for b in backings_of(kb).behind(fact)}


def test_a_fact_about_an_element_is_backed_by_the_statements_that_show_it(kb: KnowledgeBase) -> None:
    assert _statements(kb, Link(SG2.hasMechanism, RICE, RICE + "#m-agreement")) == {"s01-5", "s01-5b"}
    assert "s01-1" in _statements(kb, Link(SG2.hasPhase, RICE, RICE + "#season-2022"))
    assert "x06" in _statements(kb, Link(SG2.participant, RICE + "#p-lab", PREFIXES["act"] + "weicun-lab"))
    assert _statements(kb, Member(SG2.MarketActor, PREFIXES["act"] + "tencent")) == set()


def test_a_fact_between_two_things_is_backed_by_what_shows_both(kb: KnowledgeBase) -> None:
    assert _statements(kb, Link(SG2.usedBy, RICE + "#mini-program", RICE + "#p-growers")) == {"s01-3", "s01-5"}


def test_a_phase_does_not_lend_its_evidence_to_what_it_has(kb: KnowledgeBase) -> None:
    assert _statements(kb, Link(SG2.hasMechanism, RICE + "#season-2022", RICE + "#m-agreement")) == {"s01-5", "s01-5b"}


def test_the_best_evidence_comes_first_and_not_too_much_of_it(kb: KnowledgeBase) -> None:
    everything = [s for (s,) in kb.dataset.select("SELECT ?s { ?s a sg2:Statement }")]
    found = backings_of(kb).of(everything)
    assert len(found) == MOST
    assert [b.evidence.rank() for b in found] == sorted(b.evidence.rank() for b in found)
    assert found[0].address.startswith("http")
    assert backings_of(kb).of(["https://example.org/no-statement"]) == ()


def test_a_participation_without_a_label_is_called_by_who_takes_part(kb: KnowledgeBase) -> None:
    assert labels_of(kb).label(RICE + "#p-growers") == "growers of Hejiayan · implementation"
    assert labels_of(kb).label(RICE + "#p-growers", "zh-Hans") == "何家岩农户 · 执行"
    assert labels_of(kb).label(RICE) == "Tencent Cloud Rice"
    assert labels_of(kb).notation(DIM1) == "DIM-1"


def test_what_is_asserted_is_told_as_such(kb: KnowledgeBase) -> None:
    case = Member(SG2.Case, RICE)
    told = tell_proof(kb, PROGRAM, Proof(case, (Step(case, None),)))
    assert told.answer == {
        "en": "Tencent Cloud Rice is a case, as the record states.",
        "zh-Hans": "云稻米是案例，这是记录所载。",
        "zh-Hant": "雲稻米是案例，這是記錄所載。",
    }


def test_what_is_computed_is_told_as_it_is(kb: KnowledgeBase) -> None:
    different = Different('"1"', '"2"')
    told = tell_proof(kb, PROGRAM, Proof(different, (Step(different, None),)))
    assert (told.nodes[0].kind, told.answer["en"]) == ("computed", "“1” and “2” are different.")


def test_a_contradiction_is_told_with_both_sides_and_the_rule(kb: KnowledgeBase) -> None:
    axiom = DisjointClasses((Named(SG2.Case), Named(SG2.Phase)))
    left, right = Member(SG2.Case, RICE), Member(SG2.Phase, RICE)
    made = rule("cax-dw", Clash("?x"), (Member(SG2.Case, "?x"), Member(SG2.Phase, "?x")), axiom)
    proof = Proof(Clash(RICE), (Step(left, None), Step(right, None), Step(Clash(RICE), made, (left, right), (axiom,))))
    told = tell_proof(kb, PROGRAM, proof)
    assert told.question["en"] == "Where does this contradiction come from: Tencent Cloud Rice?"
    assert told.answer["en"] == (
        "This cannot be: Tencent Cloud Rice is a case and Tencent Cloud Rice is a phase; but nothing is both a case and a phase."
    )
    assert told.answer["zh-Hans"] == "这不可能成立：云稻米是案例，且云稻米是阶段；但任何事物都不能既是案例，又是阶段。"


def test_an_intersection_within_gives_way_to_what_it_is_made_of(kb: KnowledgeBase) -> None:
    both = And((Named(SG2.Case), Named(SG2.Situation)))
    program = replace(PROGRAM, expressions={str(both): both})
    case, situation, inner = Member(SG2.Case, RICE), Member(SG2.Situation, RICE), Member(str(both), RICE)
    goal = Member(SG2.AdaptiveCase, RICE)
    made = rule("cls-int1", inner, (case, situation), DEFINITION)
    below = rule("cax-sco", goal, (inner,), DEFINITION)
    proof = Proof(goal, (Step(case, None), Step(situation, None), Step(inner, made, (case, situation)), Step(goal, below, (inner,))))
    assert tell_proof(kb, program, proof).answer["en"] == "Tencent Cloud Rice is an adaptive case, because it is a case and is a situation."


def test_a_long_chain_is_told(kb: KnowledgeBase) -> None:
    told = tell_proof(kb, PROGRAM, chain_proof(2000))
    assert len(told.nodes) == 2000
    assert told.nodes[-1].premises == (1999,)
    assert "is a c1998" in told.answer["en"]


def test_a_proof_without_steps_is_told_as_its_goal(kb: KnowledgeBase) -> None:
    told = tell_proof(kb, PROGRAM, Proof(IS_VALUE_CASE, ()))
    assert (told.nodes, told.answer["en"]) == ((), "Tencent Cloud Rice is a value-co-creation case")


def test_a_justification_is_told_in_words(why: Why) -> None:
    (grounds,) = why.grounds
    assert [t["en"] for t in grounds.statements] == [n.text["en"] for n in why.nodes if n.kind == "asserted"]
    assert [t["en"] for t in grounds.axioms] == [
        "what a direct statement about it affirms, it exhibits",
        "by definition, a value-co-creation case is a case that exhibits depth of value co-creation (DIM-1)",
    ]


def test_statements_are_told_as_sentences(kb: KnowledgeBase) -> None:
    triple = (RICE, PREFIXES["rdf"] + "type", SG2.Case)
    assert tell_triples(kb, PROGRAM, [triple])[triple]["zh-Hans"] == "云稻米是案例"


@pytest.mark.parametrize("fact", [Member(SG2.Case, RICE), Link(SG2.exhibits, RICE, DIM1)])
def test_a_statement_and_a_fact_are_the_same_thing(fact: Fact) -> None:
    triple = triple_of_fact(fact, PROGRAM)
    assert triple is not None
    assert fact_of_triple(triple) == fact


def test_what_is_no_statement_has_no_triple() -> None:
    conclusions: list[Conclusion] = [Clash(RICE), Different(RICE, DIM1), Member(next(iter(PROGRAM.expressions)), RICE)]
    assert [triple_of_fact(c, PROGRAM) for c in conclusions] == [None, None, None]


# ---- real proofs


@pytest.mark.parametrize(
    "name", ["ValueCoCreationCase", "TriSectorCase", "FirmConvenedCase", "SharedGovernanceCase", "ValidObservation", "CoDecision"]
)
def test_what_a_reasoner_finds_is_told_down_to_its_sources(kb_with_examples: KnowledgeBase, name: str) -> None:
    kb = kb_with_examples
    reasoner = kb.reasoner
    cls = PREFIXES["sg2"] + name
    members = [term_text(t.subject) for t in reasoner.inferred() if t.object == ox.NamedNode(cls)]
    assert members
    for member in sorted(members)[:4]:
        proof = reasoner.prove(Member(cls, member))
        assert proof is not None
        told = tell_proof(kb, reasoner.program, proof)
        about = [n for n in told.nodes if n.kind == "asserted" and n.triple and n.triple[1] in (SG2.affirms, SG2.about, SG2.hasParticipation)]
        assert all(n.backing for n in about)
        assert all(set(n.text) == {"en", "zh-Hans", "zh-Hant"} for n in told.nodes)
        assert not any("ObjectSome" in text or "ObjectHas" in text for n in told.nodes for text in (*n.text.values(), *n.rule_text.values()))
