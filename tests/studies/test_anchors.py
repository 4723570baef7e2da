"""Within which values of an anchor the solutions of a study hold."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sg2kg import KnowledgeBase, studies
from sg2kg.errors import InputError
from sg2kg.qca.minimise import model_sets
from sg2kg.qca.robustness import Range
from sg2kg.qca.truth import truth_table
from sg2kg.qca.writers import write_analysis


@pytest.fixture(scope="module")
def answer(kb: KnowledgeBase) -> studies.Answer:
    return studies.run(kb, "breadth", robustness=True)


def ranges(answer: studies.Answer, kind: str) -> dict[str, Range]:
    assert answer.analysis
    return {r.name: r for h in answer.analysis.robustness if h.kind == kind for r in h.ranges}


def models_with(answer: studies.Answer, name: str, kind: str, value: float) -> object:
    """The conservative models with another value of one anchor."""
    assert answer.analysis
    calibration = next(c for c in answer.gathered.conditions if c.name == name).calibration
    assert calibration
    anchors = tuple(replace(a, value=value) if a.kind.endswith(kind) else a for a in calibration.anchors)
    data = answer.gathered.recalibrated(name, replace(calibration, anchors=anchors)).keep(answer.analysis.data.cases)
    return model_sets(truth_table(data, answer.analysis.cuts), answer.analysis.options, "conservative")


def test_every_anchor_of_a_study_has_a_range_beside_the_cut_offs(answer: studies.Answer) -> None:
    assert answer.analysis
    for kind in ("conservative", "parsimonious", "intermediate"):
        names = ["incl", "n", "pri", "FIRM threshold", "SECT exclusion", "SECT crossover", "SECT inclusion"]
        assert list(ranges(answer, kind)) == names
        assert [r.anchor for r in ranges(answer, kind).values()] == [" " in name for name in names]
    text = write_analysis(answer.analysis)
    assert "cut-off or anchor" in text
    assert "SECT exclusion" in text


@pytest.mark.parametrize("kind", ["crossover", "inclusion"])
def test_within_the_range_of_an_anchor_the_models_are_the_same_and_beyond_it_they_are_not(answer: studies.Answer, kind: str) -> None:
    found = ranges(answer, "conservative")[f"SECT {kind}"]
    chosen = models_with(answer, "SECT", kind, found.chosen)
    assert found.low < found.chosen < found.high
    assert models_with(answer, "SECT", kind, found.low) == models_with(answer, "SECT", kind, found.high) == chosen
    assert models_with(answer, "SECT", kind, found.high + 1e-3) != chosen


def test_the_absence_of_the_outcome_has_ranges_of_its_own(kb: KnowledgeBase) -> None:
    absence = studies.run(kb, "public-trace", negate=True, robustness=True)
    assert ranges(absence, "conservative")["PUB threshold"].chosen == 1
    assert ranges(absence, "conservative")["PUB threshold"].high == 1  # with two pages asked for, more rows are negative


def test_an_anchor_that_makes_no_calibration_is_refused_with_its_place(answer: studies.Answer) -> None:
    with pytest.raises(InputError, match=r"breadth\.ttl:\d+"):
        models_with(answer, "SECT", "crossover", 3.0)
