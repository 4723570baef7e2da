"""The study of breadth: an illustration of a fuzzy outcome, a declared assumption and an expectation, with figures by hand."""

from __future__ import annotations

import pytest

from sg2kg import KnowledgeBase, studies

TWO = 1 / (1 + 19 ** (-1 / 3))
"""Two other sectors: a third of the way from the crossover 1.5 to full inclusion 3, idm 0.95; one other sector is as far on the other side."""


@pytest.fixture(scope="module")
def answer(kb: KnowledgeBase) -> studies.Answer:
    return studies.run(kb, "breadth")


def test_sectors_other_than_the_initiators_are_counted_and_calibrated(answer: studies.Answer) -> None:
    known = {c: s.value for (c, name), s in answer.gathered.scores.items() if name == "SECT" and s.value is not None}
    two, one = pytest.approx(TWO), pytest.approx(1 - TWO)
    assert known == {"ant-forest": two, "eleme-senior-meals": two, "gcash-forest": two, "p-patch": one, "decidim": one}
    assert all(answer.gathered.links[(c, "SECT")] for c in known)


def test_the_declared_assumption_fills_the_gaps_of_the_status_and_is_told(answer: studies.Answer) -> None:
    assert answer.analysis
    (assumed,) = answer.analysis.assumptions
    assert assumed.condition == "PLAT"
    assert "gcash-forest" in assumed.cases
    assert "ant-forest" not in assumed.cases
    assert "A guess for the sake of the illustration" in assumed.reason


def test_what_can_be_worked_out_is_given_beside_the_verdict_that_it_is_too_little(answer: studies.Answer) -> None:
    assert not answer.allowed
    assert [o.id for o in answer.readiness.obstacles] == ["mostly-unknown"]
    assert answer.analysis
    for kind in ("conservative", "parsimonious", "intermediate"):
        (model,) = answer.analysis.models(kind)
        assert model.terms == ((1, -1),)
        assert model.fit.incl == pytest.approx(TWO)
        assert model.fit.cov == pytest.approx(3 * TWO / (3 * TWO + 2 * (1 - TWO)))
