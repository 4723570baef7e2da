"""The study of public traces, whose figures were worked out by hand before there was an engine: what goes with any public page on a practice."""

from __future__ import annotations

import pytest

from sg2kg import KnowledgeBase, studies

NUMBERS = {
    "cloud-rice": 1,
    "ant-forest": 2,
    "zhousudu": 3,
    "nanyang-xindu": 4,
    "wisteria-council": 5,
    "shared-gardens": 6,
    "kaiyuan-matrix": 7,
    "eleme-senior-meals": 8,
    "huawei-board-sustainability": 9,
    "heyan-academy": 10,
    "tencent-ssv": 11,
    "common-prosperity-villages": 12,
    "ssv-ecosystem": 13,
}


@pytest.fixture(scope="module")
def answer(kb: KnowledgeBase) -> studies.Answer:
    return studies.run(kb, "public-trace")


@pytest.fixture(scope="module")
def strict(kb: KnowledgeBase) -> studies.Answer:
    return studies.run(kb, "public-trace-strict")


def having(answer: studies.Answer, name: str) -> set[int]:
    return {NUMBERS[case] for (case, condition), s in answer.gathered.scores.items() if condition == name and s.value == 1}


def test_the_scores_come_from_the_graph_as_they_were_found_by_hand(answer: studies.Answer) -> None:
    assert {NUMBERS[c] for c in answer.gathered.data.cases} == set(range(1, 14))
    assert answer.gathered.data.complete
    assert having(answer, "PUB") == {1, 2, 8, 9, 11, 12}
    assert having(answer, "FIRM") == {1, 2, 8, 9, 10, 11, 12, 13}
    assert having(answer, "DIG") == {1, 8}


def test_the_truth_table_is_the_one_by_hand(answer: studies.Answer) -> None:
    assert answer.analysis
    rows = {r.values: (r.n, r.incl, r.out, {NUMBERS[c] for c in r.cases}) for r in answer.analysis.table.rows}
    assert rows == {
        (1, 1): (2, 1.0, "1", {1, 8}),
        (1, 0): (6, pytest.approx(2 / 3), "0", {2, 9, 10, 11, 12, 13}),
        (0, 0): (5, 0.0, "0", {3, 4, 5, 6, 7}),
    }
    assert answer.analysis.table.remainders == 1
    deviant = {NUMBERS[c] for r in answer.analysis.table.rows if r.values == (1, 0) for c in r.deviant}
    assert deviant == {10, 13}


def test_necessity_and_solution_have_the_figures_by_hand(answer: studies.Answer) -> None:
    assert answer.analysis
    firm = answer.analysis.single["FIRM"]
    assert (firm.incl, firm.cov) == (1.0, 0.75)
    assert firm.ron == pytest.approx(0.714, abs=5e-4)
    (model,) = answer.analysis.conservative.models
    assert model.terms == ((1, 1),)
    assert model.fit.cov == pytest.approx(0.333, abs=5e-4)


def test_read_strictly_only_the_firm_that_nobody_else_writes_of_falls_out(answer: studies.Answer, strict: studies.Answer) -> None:
    assert strict.analysis
    assert having(answer, "PUB") - having(strict, "PUB") == {9}
    firm = strict.analysis.single["FIRM"]
    assert (firm.incl, firm.cov, firm.ron) == (1.0, 0.625, 0.625)
    assert {r.values: r.incl for r in strict.analysis.table.rows} == {(0, 0): 0.0, (1, 0): 0.5, (1, 1): 1.0}


def test_the_strict_study_takes_its_conditions_from_the_other_one(strict: studies.Answer, answer: studies.Answer) -> None:
    assert [c.iri for c in strict.study.conditions] == [c.iri for c in answer.study.conditions]
    assert strict.study.outcome.iri != answer.study.outcome.iri


def test_every_score_but_a_reasoned_zero_rests_on_statements_with_a_source(answer: studies.Answer) -> None:
    for (case, condition), score in answer.gathered.scores.items():
        if score.value == 1 or condition == "FIRM":
            assert score.grounds, (case, condition)
            assert all(g.source and g.label for g in score.grounds), (case, condition)
        else:
            assert score.raw == 0


def test_the_evidence_allows_the_question_and_its_skew_is_told(answer: studies.Answer) -> None:
    assert answer.allowed
    assert [c.id for c in answer.readiness.cautions] == ["skewed"]
    assert "The evidence allows the question: everything is known of 13 of 13 cases." in repr(answer)


def test_as_a_frame_an_answer_leads_from_terms_to_statements(answer: studies.Answer) -> None:
    frame = answer.df()
    behind = frame[(frame.part == "conservative") & (frame.case == "cloud-rice") & (frame.condition == "DIG")]
    assert list(behind.expression) == ["FIRM*DIG"]
    assert list(behind.statement) == ["https://w3id.org/sg2kg/case/cloud-rice#x02"]
    assert list(behind.locator) == ["§1.2①/L33"]
