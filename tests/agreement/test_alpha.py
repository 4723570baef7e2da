"""Krippendorff's alpha: published figures, what must always hold, and the definition by pairs of values."""

from __future__ import annotations

import math
from itertools import permutations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ratings import FOUR_OBSERVERS, contingency, rows
from sg2kg.agreement import LEVELS, alpha, jaccard, masi
from sg2kg.agreement.krippendorff import interval
from sg2kg.agreement.levels import DISTANCES, Rows, coded
from sg2kg.errors import AnalysisError, NotFoundError

SETS = [frozenset(s) for s in ("", "a", "b", "ab", "abc", "cd")]
VALUES: dict[str, list[Any]] = {"nominal": ["a", "b", "c"], "ordinal": [1, 2, 3, 5], "interval": [-2.5, 0, 1, 7], "set": SETS}


@pytest.mark.parametrize(("level", "expected"), [("nominal", 0.743), ("ordinal", 0.815), ("interval", 0.849)])
def test_the_four_observers_of_krippendorff_2011(level: str, expected: float) -> None:
    assert alpha(FOUR_OBSERVERS, level) == pytest.approx(expected, abs=5e-4)


def test_two_observers_with_nominal_data_of_krippendorff_2011() -> None:
    """Section B: Ben and Gerry."""
    assert alpha(list(zip("aabbdcccedda", "babbbcccedd" + "d", strict=True))) == pytest.approx(0.692, abs=5e-4)


def test_two_observers_with_binary_data_of_krippendorff_2011() -> None:
    """Section A: Meg and Owen."""
    assert alpha(list(zip("0100000010", "1110010000", strict=True))) == pytest.approx(0.095, abs=5e-4)


def test_three_abstractors_categories_of_gwet_2014() -> None:
    """The contingency table of the R package irrCAC (cont3x3abstractors): alpha 0.7972585."""
    assert alpha(contingency([[13, 0, 0], [0, 20, 7], [0, 4, 56]])) == pytest.approx(0.7972585, abs=1e-7)


def test_sets_as_another_implementation_has_them() -> None:
    """NLTK 3.10 with its distances gives these figures for these sets."""
    sets = [[frozenset(s) for s in unit.split()] for unit in ("x xy x", "xyz yz w", "w w wx", "xy yz xy")]
    assert alpha(sets, "set", distance="jaccard") == pytest.approx(0.31123388581952127, abs=1e-12)
    assert alpha(sets, "set") == pytest.approx(0.23887973640856675, abs=1e-12)


# ---- distances of sets


def test_masi_weighs_containment_above_overlap() -> None:
    """Passonneau 2006: M is 1 for equal sets, 2/3 where one contains the other, 1/3 where they overlap, 0 where they are disjoint."""
    ab, abcd, bc = frozenset("ab"), frozenset("abcd"), frozenset("bc")
    assert masi(ab, ab) == 0
    assert masi(ab, abcd) == pytest.approx(1 - 1 / 2 * 2 / 3)
    assert masi(ab, bc) == pytest.approx(1 - 1 / 3 * 1 / 3)
    assert masi(ab, frozenset("cd")) == 1
    assert jaccard(ab, bc) == pytest.approx(2 / 3)


@pytest.mark.parametrize("distance", list(DISTANCES))
def test_empty_sets_are_equal_and_far_from_all_others(distance: str) -> None:
    measure = DISTANCES[distance]
    assert measure(frozenset(), frozenset()) == 0
    assert measure(frozenset(), frozenset("a")) == measure(frozenset("a"), frozenset()) == 1


# ---- what alpha is by definition


def by_pairs(ratings: Rows, level: str, distance: str = "masi") -> float | None:
    """Alpha by its definition: pairs of values within units, against pairs of all values that can be paired."""
    units = [[v for v in row if v is not None] for row in ratings]
    units = [u for u in units if len(u) > 1]
    values = [v for u in units for v in u]
    if len(set(values)) < 2:
        return None

    def apart(a: Any, b: Any) -> float:
        if level == "nominal":
            return float(a != b)
        if level == "interval":
            return float((a - b) ** 2)
        if level == "set":
            return DISTANCES[distance](a, b)
        low, high = min(a, b), max(a, b)
        between = sum(low <= v <= high for v in values) - (values.count(a) + values.count(b)) / 2
        return float(between**2) if a != b else 0.0

    n = len(values)
    observed = sum(apart(a, b) / (len(u) - 1) for u in units for a, b in permutations(u, 2)) / n
    expected = sum(apart(a, b) for a, b in permutations(values, 2)) / (n * (n - 1))
    return 1 - observed / expected


@pytest.mark.parametrize("level", LEVELS)
@given(data=st.data())
def test_alpha_is_what_its_definition_says(level: str, data: st.DataObject) -> None:
    ratings = data.draw(rows(VALUES[level]))
    for distance in DISTANCES if level == "set" else ("masi",):
        expected = by_pairs(ratings, level, distance)
        found = alpha(ratings, level, distance=distance)
        assert found is None if expected is None else found == pytest.approx(expected, abs=1e-9)


@pytest.mark.parametrize("level", LEVELS)
@given(data=st.data())
def test_the_order_of_units_and_coders_does_not_matter(level: str, data: st.DataObject) -> None:
    ratings = data.draw(rows(VALUES[level]))
    turned = [row[::-1] for row in data.draw(st.permutations(ratings))]
    found, again = alpha(ratings, level), alpha(turned, level)
    assert found is None if again is None else found == pytest.approx(again, abs=1e-12)


@given(data=st.data())
def test_names_do_not_matter_and_nor_do_zero_and_unit_of_an_interval_scale(data: st.DataObject) -> None:
    ratings = data.draw(rows([0, 1, 2]))
    renamed = [[None if v is None else "xyz"[v] for v in row] for row in ratings]
    moved = [[None if v is None else 1e6 + v / 1000 for v in row] for row in ratings]
    for level, other in (("nominal", renamed), ("interval", moved)):
        found, again = alpha(ratings, level), alpha(other, level)
        assert found is None if again is None else found == pytest.approx(again, abs=1e-6)


@pytest.mark.parametrize("level", LEVELS)
@given(data=st.data())
def test_perfect_agreement_on_several_values_is_one(level: str, data: st.DataObject) -> None:
    values = data.draw(st.lists(st.sampled_from(VALUES[level]), min_size=2, max_size=10).filter(lambda v: len(set(v)) > 1))
    assert alpha([[v, v, v] for v in values], level) == 1


@pytest.mark.parametrize("level", LEVELS)
def test_agreement_on_one_value_alone_is_no_reliability(level: str) -> None:
    value = VALUES[level][1]
    assert alpha([[value, value]] * 30, level) is None


def test_what_only_one_coder_coded_changes_nothing() -> None:
    assert alpha([*FOUR_OBSERVERS, (9, None, None, None)], "interval") == pytest.approx(alpha(FOUR_OBSERVERS, "interval"), abs=1e-12)
    assert alpha([("a", None), (None, "b")]) is None
    assert alpha([]) is None


def test_nan_is_missing() -> None:
    assert alpha([[math.nan if v is None else v for v in row] for row in FOUR_OBSERVERS], "ordinal") == alpha(FOUR_OBSERVERS, "ordinal")


def test_steps_of_an_ordinal_scale_have_the_order_that_is_named() -> None:
    words = {1: "low", 2: "middle", 3: "high", 4: "higher", 5: "highest"}
    ratings = [[None if v is None else words[v] for v in row] for row in FOUR_OBSERVERS]
    assert alpha(ratings, "ordinal", list(words.values())) == pytest.approx(0.815, abs=5e-4)
    assert alpha(ratings, "ordinal", [*words.values(), "never used"]) == alpha(ratings, "ordinal", list(words.values()))


# ---- intervals


def test_the_same_seed_gives_the_same_interval_and_it_holds_alpha() -> None:
    data = coded(FOUR_OBSERVERS, "nominal")
    first, second, other = (interval(data, 500, (seed,)) for seed in (1, 1, 2))
    assert first == second != other
    assert first is not None
    assert first.low < 0.743 < first.high


@pytest.mark.parametrize("level", LEVELS)
@given(data=st.data())
def test_alpha_lies_within_its_interval(level: str, data: st.DataObject) -> None:
    table = coded(data.draw(rows(VALUES[level])), level)
    found, point = interval(table, 100), by_pairs_of(table)
    assert (found is None) == (point is None or len(table.pairable) < 2)
    assert found is None or (point is not None and found.low - 1e-9 <= point <= found.high + 1e-9)


def by_pairs_of(table: Any) -> float | None:
    return by_pairs([[c for c, n in zip(table.categories, unit, strict=True) for _ in range(int(n))] for unit in table.counts], table.level)


def test_a_resample_is_an_alpha_of_the_units_drawn() -> None:
    """With two units there are three resamples: either alone, which has no variation here, and both."""
    data = coded([["a", "a"], ["b", "c"], ["b", "b"]], "nominal")
    found = interval(data, 3000)
    assert found is not None
    alone = [by_pairs(r, "nominal") for r in ([["b", "c"]] * 3, [["a", "a"]] * 3)]
    assert alone == [pytest.approx(-2 / 3), None]
    assert found.low == pytest.approx(-2 / 3)
    assert found.high == 1
    assert found.undefined / 3000 == pytest.approx(2 / 27, abs=0.02)


def test_more_units_give_a_narrower_interval() -> None:
    few, many = (interval(coded(FOUR_OBSERVERS * n, "nominal"), 500) for n in (1, 20))
    assert few
    assert many
    assert many.high - many.low < (few.high - few.low) / 2


def test_without_any_difference_few_units_do_not_make_certain() -> None:
    low = []
    for n in (5, 50, 500):
        found = interval(coded([["a", "a"], ["b", "b"]] * n, "nominal"))
        assert found is not None
        assert found.exact
        assert found.high == 1
        low.append(found.low)
    assert low == sorted(low)
    assert low[0] < 0.5 < 0.9 < low[1] < 0.99 < low[2] < 1
    # 100 units, none differs: at most 3.6 % differ (Clopper and Pearson), and two values differ by chance in 100 of 199 pairs
    assert low[1] == pytest.approx(1 - (1 - 0.025 ** (1 / 100)) / (100 / 199))


# ---- bad input


@pytest.mark.parametrize(
    ("ratings", "level", "names"),
    [
        ([["a", 1]], "interval", "a is not a number"),
        ([["a", "b"]], "ordinal", "no order of the values is given"),
        ([[1, math.inf]], "interval", "inf is not a number"),
        ([[True, False]], "interval", "True is not a number"),
        ([["a", "b"]], "set", "is not a set"),
        ([[frozenset("a"), frozenset("b")]], "nominal", "a set of values"),
    ],
)
def test_a_value_that_does_not_fit_the_level_is_named(ratings: Rows, level: str, names: str) -> None:
    with pytest.raises(AnalysisError, match=names):
        alpha(ratings, level)


def test_a_step_that_the_scale_has_not_is_named() -> None:
    with pytest.raises(AnalysisError, match="mid is not one of the ordered values low, high"):
        alpha([["low", "mid"]], "ordinal", ["low", "high"])


def test_unknown_levels_and_distances_get_near_names() -> None:
    with pytest.raises(NotFoundError) as level:
        alpha([["a", "b"]], "nominel")
    assert level.value.near[0] == "nominal"
    with pytest.raises(NotFoundError, match="cosine"):
        alpha([["a", "b"]], distance="cosine")


def test_more_values_than_memory_holds_are_refused() -> None:
    with pytest.raises(AnalysisError, match="too many"):
        alpha([[f"a{i}", f"b{i}"] for i in range(5000)])
    with pytest.raises(AnalysisError, match="different sets are too many"):
        alpha([[frozenset([str(i)]), frozenset()] for i in range(2000)], "set")
