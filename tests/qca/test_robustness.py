"""Ranges in which models stay the same, against trying many values; and the robustness measures against their formulas."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from qca_tables import cuts, data, expected
from sg2kg.errors import AnalysisError
from sg2kg.qca.data import Data
from sg2kg.qca.expressions import parse_model
from sg2kg.qca.minimise import KINDS, model_sets
from sg2kg.qca.results import Cuts, Options
from sg2kg.qca.robustness import Range, anchor_range, cut_ranges, fit_robustness
from sg2kg.qca.truth import truth_table

EXPECT = Options(expect=("DEV", "URB", "LIT", "IND", "STB"))


def within(r: Range, value: float) -> bool:
    return (r.low < value or (r.low_included and value == r.low)) and value <= r.high


@pytest.mark.parametrize("kind", KINDS)
def test_the_ranges_of_cut_offs_are_those_that_trying_many_values_gives(kind: str) -> None:
    lipset, chosen = data("LF"), cuts(expected("LF"))
    models = model_sets(truth_table(lipset, chosen), EXPECT, kind)
    ranges = {r.name: r for r in cut_ranges(lipset, chosen, EXPECT, kind).ranges}
    assert list(ranges) == ["incl", "n", "pri"]
    for name, values in (("incl", [i / 20 for i in range(1, 21)]), ("pri", [i / 20 for i in range(21)]), ("n", [1, 2, 3, 4])):
        same = []
        for value in values:
            changed = Cuts(value if name == "incl" else chosen.incl, int(value) if name == "n" else chosen.n, value if name == "pri" else chosen.pri)
            same.append(model_sets(truth_table(lipset, changed), EXPECT, kind) == models)
        at = max(i for i, value in enumerate(values) if value <= getattr(chosen, name) + 1e-9)
        low, high = at, at
        while low > 0 and same[low - 1]:
            low -= 1
        while high + 1 < len(same) and same[high + 1]:
            high += 1
        assert [within(ranges[name], v) for v in values] == [low <= i <= high for i in range(len(values))]


def test_the_range_of_inclusion_ends_at_the_inclusions_of_rows() -> None:
    lipset = data("LF")
    (incl, *_) = cut_ranges(lipset, Cuts(0.8, 1, 0), Options(), "conservative").ranges
    table = truth_table(lipset, Cuts(0.8, 1, 0))
    values = sorted(r.incl for r in table.rows if r.incl is not None)
    assert incl.low == max(v for v in values if v < 0.8)
    assert incl.high == min(v for v in values if v >= 0.8)
    assert not incl.low_included
    assert not incl.low_bound


def test_a_lower_inclusion_cut_has_a_range_of_its_own() -> None:
    ranges = {r.name: r for r in cut_ranges(data("LF"), Cuts(0.8, 1, 0, 0.6), Options(), "parsimonious").ranges}
    assert ranges["incl"].low >= 0.6
    assert ranges["incl_low"].high <= 0.8


def test_the_range_of_an_anchor_is_found_by_steps_and_halving() -> None:
    raw = [1.0, 2.0, 3.0, 7.0, 8.0, 9.0]

    def calibrated(threshold: float) -> Data:
        if threshold > 8.5:
            raise AnalysisError("too high")
        return Data.of("abcdef", "Y", ["A"], [(float(v >= threshold),) for v in raw], [0, 0, 0, 1, 1, 1])

    found = anchor_range("A", 5.0, 0.0, 10.0, calibrated, Cuts(1, 1, 0), Options(), "conservative")
    assert found.low == pytest.approx(3, abs=1e-4)
    assert found.high == pytest.approx(8.5, abs=1e-4)  # the same model, until the anchor cannot be used
    assert not found.low_bound
    assert not found.high_bound
    narrow = anchor_range("A", 5.0, 4.0, 6.0, calibrated, Cuts(1, 1, 0), Options(), "conservative")
    assert (narrow.low, narrow.high, narrow.low_bound, narrow.high_bound) == (4.0, 6.0, True, True)


def test_an_anchor_outside_its_limits_is_refused() -> None:
    with pytest.raises(AnalysisError, match="not within"):
        anchor_range("A", 5.0, 6.0, 7.0, lambda _: data("LF"), Cuts(1, 1, 0), Options(), "conservative")


def test_robustness_of_fit_follows_the_formulas_over_all_tests() -> None:
    of = Data.of(["a", "b"], "Y", ["A", "B", "C"], [(0.9, 0.4, 0.7), (0.3, 0.8, 0.1)], [0.8, 0.2])
    a, b, c = (parse_model(name, of.conditions) for name in "ABC")
    (found,) = fit_robustness(of, [a], [(of, b), (of, c)])
    # A is (.9, .3); the least of the tests (.4, .1), the most (.7, .8); the core (.4, .1)
    assert found.consistency == pytest.approx((1.0 / 1.2) / (0.5 / 0.5))
    assert found.coverage == pytest.approx(0.5 / 1.0)
    assert found.smallest == pytest.approx(0.5 / 1.2)
    assert found.largest == pytest.approx((0.7 + 0.3) / (0.9 + 0.8))


def test_a_model_is_wholly_robust_against_itself() -> None:
    of = data("LF")
    model = parse_model("DEV*~IND + URB*STB", of.conditions)
    (found,) = fit_robustness(of, [model], [(of, model)])
    assert (found.consistency, found.coverage, found.smallest, found.largest) == pytest.approx((1, 1, 1, 1))


def test_robustness_of_fit_needs_a_test_of_the_same_cases() -> None:
    of = data("LF")
    model = parse_model("DEV", of.conditions)
    with pytest.raises(AnalysisError, match="no test model"):
        fit_robustness(of, [model], [])
    with pytest.raises(AnalysisError, match="other cases"):
        fit_robustness(of, [model], [(of.keep(of.cases[:3]), model)])


@settings(max_examples=15, deadline=None)
@given(st.lists(st.tuples(*[st.integers(0, 10).map(lambda v: v / 10)] * 3), min_size=2, max_size=8), st.sampled_from((0.6, 0.75, 0.9)))
@example([(0.0, 0.3, 0.6), (0.0, 0.7, 0.3)], 0.9)  # a row of 0.9 but for rounding
def test_within_the_range_of_inclusion_the_models_are_the_same_and_just_outside_they_are_not(rows: list[tuple[float, ...]], incl: float) -> None:
    of = Data.of([f"c{i}" for i in range(len(rows))], "Y", ["A", "B"], [r[:2] for r in rows], [r[2] for r in rows])
    chosen = Cuts(incl, 1, 0)
    models = model_sets(truth_table(of, chosen), Options(), "parsimonious")
    found = cut_ranges(of, chosen, Options(), "parsimonious").ranges[0]
    assert within(found, incl)

    def at(value: float) -> bool:
        return model_sets(truth_table(of, replace(chosen, incl=value)), Options(), "parsimonious") == models

    assert at(found.high)
    assert at((found.low + found.high) / 2)
    assert found.high_bound or not at(found.high + 1e-6)
    assert found.low_bound or not at(found.low)
