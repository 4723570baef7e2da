"""Covers of a chart: all of the least size, and all without a superfluous term, against trying all sets of terms."""

from __future__ import annotations

from itertools import combinations, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sg2kg.qca.covers import Chart, irredundant_covers, minimum_covers, minimum_size
from sg2kg.qca.terms import FREE, Term


def chart(*rows: int) -> Chart:
    """A chart whose terms are named by their places and cover these rows, as bits."""
    union = 0
    for bits in rows:
        union |= bits
    return Chart(tuple((i,) for i in range(len(rows))), rows, (1 << union.bit_length()) - 1)


@st.composite
def charts(draw: st.DrawFn) -> Chart:
    height = draw(st.integers(1, 6))
    rows = draw(st.lists(st.integers(1, 2**height - 1), min_size=1, max_size=9))
    lone = [1 << i for i in range(height) if not any(bits >> i & 1 for bits in rows)]
    return chart(*rows, *lone)


def tried(of: Chart) -> list[frozenset[Term]]:
    """All covers without a superfluous term."""
    found: list[frozenset[Term]] = []
    for size in range(1, len(of.terms) + 1):
        for places in combinations(range(len(of.terms)), size):
            union = 0
            for i in places:
                union |= of.rows[i]
            terms = frozenset(of.terms[i] for i in places)
            if union == of.all_rows and not any(old <= terms for old in found):
                found.append(terms)
    return found


@settings(max_examples=50, deadline=None)
@given(charts())
def test_covers_are_those_that_trying_all_sets_gives(of: Chart) -> None:
    every = tried(of)
    fewest = min(map(len, every))
    least, all_ = minimum_covers(of, 10_000), irredundant_covers(of, 10_000)
    assert minimum_size(of) == fewest
    assert sorted(map(sorted, least.found)) == sorted(sorted(c) for c in every if len(c) == fewest)
    assert sorted(map(sorted, all_.found)) == sorted(map(sorted, every))
    assert not least.capped
    assert not all_.capped
    sizes = [len(c) for c in all_.found]
    assert sizes == sorted(sizes)


@given(charts())
def test_row_dominance_leaves_out_just_the_terms_whose_rows_another_covers_with_more(of: Chart) -> None:
    kept = {t for t, bits in zip(of.terms, of.rows, strict=True) if not any(bits != b and bits & b == bits for b in of.rows)}
    assert set(of.undominated().terms) == kept


@given(charts())
def test_terms_that_alone_cover_a_row_are_in_every_cover(of: Chart) -> None:
    assert of.alone() == frozenset.intersection(*tried(of))


def test_a_chart_is_made_of_terms_and_rows() -> None:
    rows = [(1, 0), (1, 2), (0, 1)]
    of = Chart.of([(1, FREE), (FREE, 1), (1, 1), (FREE, FREE), (2, 2)], rows)
    assert dict(zip(of.terms, of.rows, strict=True)) == {(1, FREE): 0b011, (FREE, 1): 0b100, (FREE, FREE): 0b111}


def test_the_same_chart_gives_the_same_covers_in_the_same_order_under_a_cap() -> None:
    rows = [bits for bits in range(1, 64) if bits.bit_count() == 2]
    first, again = minimum_covers(chart(*rows), 5), minimum_covers(chart(*rows), 5)
    assert first == again
    assert len(first.found) == 5
    assert first.capped


def test_interchangeable_terms_make_a_cover_each() -> None:
    assert set(minimum_covers(chart(1, 1, 2, 2, 2), 10).found) == set(product([(0,), (1,)], [(2,), (3,), (4,)]))


@pytest.mark.parametrize("find", [minimum_covers, irredundant_covers])
def test_a_search_that_is_stopped_gives_one_cover_and_says_so(find: object) -> None:
    rows = [bits for bits in range(1, 64) if bits.bit_count() == 2]
    found = find(chart(*rows), 1000, looks=1)  # type: ignore[operator]
    assert found.capped
    assert [len(c) for c in found.found] == [3]


def test_the_least_size_is_found_where_taking_the_widest_first_misses_it() -> None:
    # the widest term covers four rows of each half less one; two halves are enough without it
    assert minimum_size(chart(0b0000_1111, 0b1111_0000, 0b0111_0111)) == 2


def test_parts_that_share_no_row_are_searched_by_themselves() -> None:
    pairs = [0b11 << 2 * i for i in range(10)]
    of = chart(*(bits for pair in pairs for bits in (pair, pair & ~(pair >> 1), pair & ~(pair << 1))), *pairs)
    found = minimum_covers(of, 2000, looks=100)  # each part takes a look or two; all ways together are 1024
    assert len(found.found) == 1024
    assert not found.capped
    assert found.looked <= 100
    assert {len(cover) for cover in found.found} == {10}


def test_a_row_that_is_covered_wherever_another_one_is_changes_nothing() -> None:
    without, with_it = chart(0b0011, 0b0110, 0b1100, 0b1001), chart(0b10011, 0b10110, 0b11100, 0b01001)
    for of in (without, with_it):
        assert sorted(map(sorted, minimum_covers(of, 10).found)) == [[(0,), (2,)], [(1,), (3,)]]
