"""The study of deciding power: a question that the evidence does not allow, and is told so."""

from __future__ import annotations

import pytest

from sg2kg import KnowledgeBase, studies
from sg2kg.qca.writers import REPORT_FORMATS


@pytest.fixture(scope="module")
def answer(kb: KnowledgeBase) -> studies.Answer:
    return studies.run(kb, "deciding-power")


def test_the_evidence_does_not_allow_the_question(answer: studies.Answer) -> None:
    assert not answer.allowed
    assert answer.analysis is None
    assert {o.id for o in answer.readiness.obstacles} >= {"mostly-unknown", "too-few-cases", "too-few-with", "too-few-without"}


def test_it_says_what_would_make_it_answerable(answer: studies.Answer) -> None:
    text = repr(answer)
    assert "The evidence does not allow this question." in text
    say = next(c for c in answer.readiness.columns if c.name == "SAY")
    assert say.known == 1
    assert "Find SAY for: " + ", ".join(case for case, _ in say.gaps) + "." in text
    assert "16 more cases of which everything is known" in text
    assert "at least 5 of them failed or ended" in text


def test_the_say_on_record_is_calibrated_by_anchors_with_reasons(answer: studies.Answer) -> None:
    score = answer.gathered.scores[("eleme-senior-meals", "SAY")]
    assert score.raw == 4
    assert score.value == pytest.approx(1 / (1 + 19 ** (-1 / 3)))  # a third of the way from the crossover 3.5 to full inclusion 5, idm 0.95
    assert [g.statement.rpartition("#")[2] for g in score.grounds] == ["s08-3b"]
    calibration = answer.study.outcome.calibration
    assert calibration
    assert [a.value for a in calibration.anchors] == [1, 3.5, 5]
    assert all(a.reason.texts["en"] and a.reason.texts["zh-Hans"] for a in calibration.anchors)


def test_silence_is_a_gap_and_never_a_zero(answer: studies.Answer) -> None:
    assert answer.gathered.data.scores
    for score in answer.gathered.scores.values():
        if score.gap:
            assert (score.raw, score.value, score.grounds) == (None, None, ())


@pytest.mark.parametrize("lang", ["zh-Hans", "zh-Hant"])
def test_the_definitions_are_told_in_chinese_too(answer: studies.Answer, lang: str) -> None:
    text = studies.write_report(answer, lang=lang)
    assert answer.study.title[lang] in text
    assert answer.study.conditions[0].label[lang] in text


@pytest.mark.parametrize("format", REPORT_FORMATS)
def test_what_would_make_it_answerable_is_told_in_every_format_that_people_read(answer: studies.Answer, format: str) -> None:
    text = studies.write_report(answer, format)
    assert "The evidence does not allow this question." in text
    assert "12 more projects with a clear boundary" in text
