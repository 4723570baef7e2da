"""Prime implicants: what the definition says, on worked examples and on tables that hypothesis draws."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qca_tables import brute_primes
from sg2kg.errors import AnalysisError
from sg2kg.qca import primes
from sg2kg.qca.areas import area, count, numbers
from sg2kg.qca.data import Condition
from sg2kg.qca.primes import prime_implicants
from sg2kg.qca.terms import FREE, number_of

AB = (Condition("A"), Condition("B"))
A3 = (Condition("A", 3), Condition("B"))


def test_a_condition_is_dropped_where_both_its_levels_are_allowed() -> None:
    rows = [(1, 0), (1, 1)]
    assert prime_implicants(rows, area(rows, AB)) == ((1, FREE),)


def test_a_condition_with_three_levels_is_dropped_only_where_all_three_are_allowed() -> None:
    two, three = [(0, 1), (1, 1)], [(0, 1), (1, 1), (2, 1)]
    assert prime_implicants(two, area(two, A3)) == ((0, 1), (1, 1))
    assert prime_implicants(three, area(three, A3)) == ((FREE, 1),)


def test_terms_that_cover_no_row_are_left_out() -> None:
    negative = area([(0, 0)], AB)
    assert prime_implicants([(1, 0)], ~negative) == ((1, FREE),)


def test_the_term_that_asks_nothing_is_found_where_everything_is_allowed() -> None:
    assert prime_implicants([(1, 0)], ~area([], AB)) == ((FREE, FREE),)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from((2, 2, 3, 4)), min_size=1, max_size=4), st.data())
def test_prime_implicants_are_what_the_definition_says(levels: list[int], data: st.DataObject) -> None:
    everything = list(product(*(range(n) for n in levels)))
    allowed = data.draw(st.sets(st.sampled_from(everything), min_size=1))
    rows = data.draw(st.lists(st.sampled_from(sorted(allowed)), unique=True))
    conditions = [Condition(f"C{i}", n) for i, n in enumerate(levels)]
    found = prime_implicants(rows, area(allowed, conditions))
    assert set(found) == brute_primes(rows, allowed, levels)
    assert list(found) == sorted(set(found))


@settings(max_examples=40)
@given(st.lists(st.integers(2, 4), min_size=1, max_size=4), st.data())
def test_an_area_numbers_its_configurations_as_rows_are_numbered(levels: list[int], data: st.DataObject) -> None:
    everything = list(product(*(range(n) for n in levels)))
    conditions = [Condition(f"C{i}", n) for i, n in enumerate(levels)]
    chosen = data.draw(st.sets(st.sampled_from(everything)))
    found = area(chosen, conditions)
    assert numbers(found) == tuple(sorted(number_of(v, conditions) for v in chosen))
    assert numbers(found, 1) == numbers(found)[:1]
    assert count(found) == len(chosen)


def test_too_many_prime_implicants_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(primes, "MOST", 1)
    negative = area([(0, 0)], AB)
    with pytest.raises(AnalysisError, match="More than 1 prime implicants"):
        prime_implicants([(1, 1)], ~negative)
