"""Per cent agreement and Gwet's coefficients: published figures, and what must hold."""

from __future__ import annotations

import pytest
from hypothesis import given

from ratings import FOUR_OBSERVERS, contingency, rows
from sg2kg.agreement.gwet import gwet, percent_agreement
from sg2kg.agreement.levels import coded


def test_three_categories_of_two_abstractors_of_gwet_2014() -> None:
    """The table cont3x3abstractors of the R package irrCAC: AC1 0.8493305, per cent agreement 0.89."""
    data = coded(contingency([[13, 0, 0], [0, 20, 7], [0, 4, 56]]), "nominal")
    assert percent_agreement(data) == pytest.approx(0.89)
    assert gwet(data) == pytest.approx(0.8493305, abs=1e-7)


def test_four_raters_with_gaps_of_gwet_2014() -> None:
    """Page 120, cac.raw4raters of irrCAC: AC1 0.77544, per cent agreement 0.81818; AC2 with ordinal weights 0.89894 by the Python package irrCAC."""
    assert percent_agreement(coded(FOUR_OBSERVERS, "nominal")) == pytest.approx(0.81818, abs=5e-6)
    assert gwet(coded(FOUR_OBSERVERS, "nominal")) == pytest.approx(0.77544, abs=5e-6)
    assert gwet(coded(FOUR_OBSERVERS, "ordinal")) == pytest.approx(0.89894, abs=5e-6)


def test_skew_lowers_alpha_and_not_ac1() -> None:
    """The paradox that AC1 is there for: 98 of 100 units agree, nearly all on one value."""
    from sg2kg.agreement import alpha

    ratings = [["no", "no"]] * 97 + [["yes", "yes"], ["yes", "no"], ["no", "yes"]]
    found, check = alpha(ratings), gwet(coded(ratings, "nominal"))
    assert found is not None
    assert check is not None
    assert found < 0.667 < 0.95 < check
    assert percent_agreement(coded(ratings, "nominal")) == pytest.approx(0.98)


def test_where_one_value_is_used_there_is_nothing_to_tell_apart() -> None:
    assert gwet(coded([["a", "a"]] * 9, "nominal")) is None
    assert percent_agreement(coded([["a", "a"]] * 9, "nominal")) == 1


def test_other_levels_have_no_such_coefficient_and_no_pairs_no_agreement() -> None:
    assert gwet(coded([[1, 2], [2, 2]], "interval")) is None
    assert gwet(coded([[frozenset("a"), frozenset("b")]], "set")) is None
    assert percent_agreement(coded([["a", None]], "nominal")) is None
    assert gwet(coded([["a", None], ["b", None]], "nominal")) is None


@given(rows([1, 2, 3]))
def test_agreement_is_a_share_and_ac1_is_at_most_one(ratings: list[list[int | None]]) -> None:
    data = coded(ratings, "nominal")
    share, check = percent_agreement(data), gwet(data)
    assert share is None or 0 <= share <= 1
    assert check is None or check <= 1 + 1e-12
    assert share != 1 or check in (None, pytest.approx(1))
