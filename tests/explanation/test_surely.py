"""How surely cases are in classes: every case with every class that is defined for cases, and what decides."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from sg2kg import KnowledgeBase
from sg2kg.errors import NotFoundError
from sg2kg.explanation.answers import STATES, Condition
from sg2kg.explanation.definitions import Definitions
from sg2kg.explanation.surely import Placement, deciding, how_surely, tally
from sg2kg.terms import PREFIXES, SG2, iri
from weighing import BASE_RECORD, REASON, base, said


@pytest.fixture(scope="module")
def placements(kb: KnowledgeBase) -> list[Placement]:
    return how_surely(kb, kb.reasoner)


def placed(placements: list[Placement], case: str, cls: str) -> Placement:
    return next(p for p in placements if p.case == iri(f"case:{case}") and p.cls == PREFIXES["sg2"] + cls)


def test_every_case_is_placed_in_every_class_that_is_defined_for_cases(kb: KnowledgeBase, placements: list[Placement]) -> None:
    classes = list(dict.fromkeys(p.cls for p in placements))
    assert [c.rpartition("#")[2] for c in classes] == [
        "ValueCoCreationCase",
        "EcosystemGovernanceCase",
        "AdaptiveCase",
        "TriSectorCase",
        "WholeProcessCoGovernedCase",
        "FirmConvenedCase",
        "CommunityConvenedCase",
        "FirstRealmCase",
        "SecondRealmCase",
        "ThirdRealmCase",
        "SharedGovernanceCase",
    ]
    assert [(p.case, p.cls) for p in placements] == [(case.iri, cls) for case in kb.cases for cls in classes]


def test_kinds_of_practice_are_in_no_class_of_cases(kb: KnowledgeBase, placements: list[Placement]) -> None:
    kinds = {case.iri for case in kb.cases if case.kind == SG2.PracticeKind}
    assert len(kinds) == 3
    assert {(p.state, p.why[0].reason) for p in placements if p.case in kinds} == {("excluded", "disjoint")}


def test_what_decides_stands_as_the_whole_does(placements: list[Placement]) -> None:
    assert all(p.why and {c.state for c in p.why} == {p.state} for p in placements)


def test_each_deciding_condition_is_told_once(placements: list[Placement]) -> None:
    for p in placements:
        assert max(Counter(c.expression for c in p.why).values()) == 1


def test_an_open_placement_is_decided_by_what_is_open_and_not_by_what_is_met(placements: list[Placement]) -> None:
    found = placed(placements, "cloud-rice", "SharedGovernanceCase")
    assert found.state == "open"
    concepts = {c.concept for c in found.why} - {""}
    assert concepts == {iri("fw:DIM-3"), iri("fw:M-STR"), iri("fw:M-EXP")}
    assert len(found.why) == 7


def test_a_lead_makes_a_placement_possible(placements: list[Placement]) -> None:
    found = placed(placements, "cloud-rice", "EcosystemGovernanceCase")
    assert (found.state, [(c.concept, c.reason) for c in found.why]) == ("possible", [(iri("fw:DIM-2"), "lead")])


def test_the_invented_case_that_meets_the_whole_definition_is_certain(kb_with_examples: KnowledgeBase) -> None:
    found = placed(how_surely(kb_with_examples, kb_with_examples.reasoner), "evaluated-example", "SharedGovernanceCase")
    assert found.state == "certain"
    assert len(found.why) > 10


def test_a_smaller_basis_makes_nothing_more_certain(kb: KnowledgeBase, placements: list[Placement]) -> None:
    paper = how_surely(kb, kb.reasoner, "paper")
    certain = {(p.case, p.cls) for p in placements if p.state == "certain"}
    assert {(p.case, p.cls) for p in paper if p.state == "certain"} <= certain


def test_an_unknown_basis_is_refused(kb: KnowledgeBase) -> None:
    with pytest.raises(NotFoundError):
        how_surely(kb, kb.reasoner, "hearsay")


def test_a_tally_counts_every_state_of_every_class(placements: list[Placement]) -> None:
    found = tally(placements)
    assert {tuple(counts) for counts in found.values()} == {STATES}
    assert all(sum(counts.values()) == 22 for counts in found.values())
    assert found[SG2.SharedGovernanceCase]["certain"] == 0


def test_nothing_is_tallied_of_nothing() -> None:
    assert tally([]) == {}


def test_a_class_of_cases_that_comes_with_the_data_is_placed_too(tmp_path: Path) -> None:
    own = "<urn:Own> owl:equivalentClass [ a owl:Class ; owl:intersectionOf ( sg2:ValueCoCreationCase sg2:TriSectorCase ) ] .\n"
    kb = base(tmp_path, own + said("denies", "fw:DIM-1", more=REASON), BASE_RECORD)
    found = {p.cls: p for p in how_surely(kb, kb.reasoner)}
    assert found["urn:Own"].state == "excluded"
    assert [c.concept for c in found["urn:Own"].why] == [iri("fw:DIM-1")]


def test_definitions_of_other_things_are_not_about_cases(kb: KnowledgeBase) -> None:
    found = Definitions(kb.reasoner.program).about_cases()
    assert not {SG2.CoDecision, SG2.PartnerParticipation, SG2.ValidObservation, SG2.Case} & {*found}


def test_of_several_ways_only_those_that_stand_as_the_whole_decide() -> None:
    def condition(name: str, state: str, *parts: Condition) -> Condition:
        return Condition({"en": name}, state, "any" if parts else "unknown", expression=name, parts=parts)

    whole = condition("or", "open", condition("a", "excluded"), condition("b", "open"), condition("and", "open", condition("c", "open")))
    assert [c.expression for c in deciding(whole)] == ["b", "c"]
