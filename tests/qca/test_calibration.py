"""Calibration: the values that R's package QCA makes, the anchors where they belong, and plain words where they cannot."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qca_tables import HERE
from sg2kg.errors import AnalysisError
from sg2kg.qca.calibration import Calibration, Crisp, Direct, Indirect, TotallyFuzzyRelative

VECTORS: list[dict[str, Any]] = json.loads((HERE / "calibration.expected.json").read_text(encoding="utf-8"))
VALUE = st.floats(-1e6, 1e6)
ORDERED = st.lists(st.integers(-1000, 1000), min_size=6, max_size=6, unique=True).map(sorted)


def made(args: dict[str, Any]) -> Calibration:
    given = args.get("thresholds")
    thresholds = tuple(given) if isinstance(given, list) else (given,)
    if args.get("type") == "crisp":
        return Crisp(thresholds)
    if args.get("method") == "indirect":
        return Indirect(thresholds)
    if args.get("method") == "TFR":
        return TotallyFuzzyRelative()
    return Direct(thresholds, **{k: v for k, v in args.items() if k != "thresholds"})


@pytest.mark.parametrize("vector", VECTORS, ids=[v["name"] for v in VECTORS])
def test_calibration_is_that_of_r(vector: dict[str, Any]) -> None:
    assert made(vector["args"]).apply(vector["x"]) == pytest.approx(vector["y"], abs=1e-6)


@pytest.mark.parametrize("vector", VECTORS, ids=[v["name"] for v in VECTORS])
def test_what_is_not_known_stays_unknown_and_changes_nothing(vector: dict[str, Any]) -> None:
    how, x = made(vector["args"]), vector["x"]
    found = how.apply([None, *x[:3], None, *x[3:]])
    assert found[0] is None
    assert found[4] is None
    assert [v for v in found if v is not None] == list(how.apply(x))


@given(ORDERED, st.booleans(), st.sampled_from([True, False]), st.lists(VALUE, max_size=20))
def test_memberships_rise_from_exclusion_to_inclusion(anchors: list[int], falling: bool, logistic: bool, values: list[float]) -> None:
    e, c, i = anchors[:3]
    how = Direct((i, c, e) if falling else (e, c, i), logistic=logistic, snap=False)
    at = how.apply([e, c, i])
    low = 0.05 if logistic else 0.0
    assert at == pytest.approx((1 - low, 0.5, low) if falling else (low, 0.5, 1 - low))
    found = [y for y in how.apply(sorted(values, reverse=falling)) if y is not None]
    assert found == sorted(found)
    assert all(0 <= y <= 1 for y in found)


@given(ORDERED, st.lists(VALUE, max_size=20))
def test_a_falling_set_is_the_negation_of_the_rising_one(anchors: list[int], values: list[float]) -> None:
    e, c, i = anchors[:3]
    for how in ({}, {"logistic": False}, {"logistic": False, "ecdf": True}):
        rising, falling = Direct((e, c, i), snap=False, **how), Direct((i, c, e), snap=False, **how)
        assert [1 - y for y in rising.apply(values) if y is not None] == pytest.approx(falling.apply(values))


@given(ORDERED, st.lists(VALUE, max_size=20))
def test_a_trough_is_the_negation_of_a_bell(anchors: list[int], values: list[float]) -> None:
    a, b, c, d, e, f = anchors
    bell, trough = Direct((a, b, c, d, e, f)), Direct((c, b, a, f, e, d))
    assert bell.apply([a, b, c, d, e, f]) == pytest.approx((0, 0.5, 1, 1, 0.5, 0))
    assert [1 - y for y in trough.apply(values) if y is not None] == pytest.approx(bell.apply(values))


@given(st.lists(st.integers(0, 100), min_size=1, max_size=30), st.integers(1, 4))
def test_a_crisp_level_is_the_number_of_thresholds_reached(values: list[int], m: int) -> None:
    thresholds = tuple(sorted(set(values)))[:m]
    assert Crisp(thresholds).apply([float(v) for v in values]) == tuple(sum(t <= v for t in thresholds) for v in values)


@given(st.lists(st.floats(0, 1e9), min_size=2, max_size=40), st.floats(1, 1e8))
def test_the_indirect_method_stays_within_0_and_1(values: list[float], threshold: float) -> None:
    how = Indirect((threshold, threshold * 2))
    if len({sum(v > t for t in how.thresholds) for v in values}) > 1:
        assert all(y is not None and 0 <= y <= 1 for y in how.apply(values))


@given(st.lists(st.floats(0.001, 1e6), min_size=8, max_size=30, unique=True))
def test_the_indirect_method_does_not_care_for_the_unit(values: list[float]) -> None:
    middle = sorted(values)[len(values) // 2]
    other = Indirect((middle * 1024,)).apply([v * 1024 for v in values])
    assert Indirect((middle,)).apply(values) == pytest.approx(other, abs=1e-5)


def test_values_at_the_ends_are_rounded_to_0_and_1_only_when_asked() -> None:
    values = [-5.0, 5.0]
    assert Direct((-1, 0, 1)).apply(values) == (0.0, 1.0)
    assert 0 < (Direct((-1, 0, 1), snap=False).apply(values)[0] or 0) < 1e-4


def test_values_far_beyond_the_anchors_do_no_harm() -> None:
    assert Direct((1, 2, 3)).apply([-1e300, 1e300]) == (0.0, 1.0)
    assert Indirect((5,)).apply([0.0, 1e-300, 6.0, 1e200]) is not None


def test_no_values_make_no_memberships() -> None:
    for how in (Crisp((1,)), Direct((1, 2, 3)), Indirect((1,)), TotallyFuzzyRelative()):
        assert how.apply([]) == ()
        assert how.apply([None]) == (None,)


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (lambda: Crisp(()), "no threshold"),
        (lambda: Crisp((2, 1)), "threshold 1 comes after 2"),
        (lambda: Crisp((1, 1)), "threshold 1 comes after 1"),
        (lambda: Crisp((float("nan"),)), "threshold nan is no number"),
        (lambda: Crisp((9,)).apply([1, 2]), "threshold 9 lies outside the values, which go from 1 to 2"),
        (lambda: Direct((1, 1, 3)), "anchors for exclusion and crossover are both 1"),
        (lambda: Direct((1, 5, 3)), "crossover 5 does not lie between exclusion 1 and inclusion 3"),
        (lambda: Direct((1, 2)), "there are 2 anchors"),
        (lambda: Direct((1, 2, 3), idm=0.5), "idm"),
        (lambda: Direct((1, 2, 3), idm=1), "idm"),
        (lambda: Direct((1, 2, 3), below=0), "power below"),
        (lambda: Direct((1, 2, 3), logistic=True, ecdf=True), "empirical"),
        (lambda: Direct((1, 2, 3, 4, 5, 6), logistic=True), "six anchors"),
        (lambda: Direct((1, 2, 3, 5, 4, 6)), "neither a bell nor a trough"),
        (lambda: Direct((1, 2, 2, 4, 5, 6)), "first crossover and first inclusion are both 2"),
        (lambda: Direct((3, 2, 1, 6, 5, 5)), "second exclusion and second crossover are both 5"),
        (lambda: Direct((1, 2, 3)).apply([float("inf")]), "value inf is no number"),
        (lambda: Indirect((1,)).apply([-1, 2]), "-1 is below 0"),
        (lambda: Indirect((9,)).apply([1, 2]), "fall in one group"),
        (lambda: TotallyFuzzyRelative().apply([0, 2]), "0 is below 1"),
        (lambda: TotallyFuzzyRelative().apply([1, 1]), "all values are 1"),
    ],
)
def test_what_cannot_be_calibrated_is_said_in_plain_words(wrong: Any, said: str) -> None:
    with pytest.raises(AnalysisError, match=said) as caught:
        wrong()
    assert caught.value.hint
