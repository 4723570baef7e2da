"""Scores that are not known: left out and listed, read as absent by declaration, or filled both ways."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sg2kg.errors import AnalysisError, NotFoundError
from sg2kg.qca import Cuts, Data, Options, analyse
from sg2kg.qca.bounds import SAMPLE, bound
from sg2kg.qca.data import Score
from sg2kg.qca.gaps import Cost, Dropped, close

CUTS = Cuts(0.8, 1, 0)


def table(*rows: tuple[Score, ...]) -> Data:
    names = "ABCDEFGHIJKL"[: len(rows[0]) - 1]
    return Data.of([f"c{i}" for i in range(1, len(rows) + 1)], "Y", list(names), [r[:-1] for r in rows], [r[-1] for r in rows])


GAPPY = table((1, 1, 1), (1, None, 1), (0, 1, 0), (None, None, 0), (0, 0, None))


def test_cases_that_lack_a_condition_are_left_out_and_listed_with_what_they_lack() -> None:
    filled = close(GAPPY)
    assert filled.data.cases == ("c1", "c3", "c5")
    assert filled.dropped == (Dropped("c2", ("B",)), Dropped("c4", ("A", "B")), Dropped("c5", ("Y",)))


def test_each_column_says_how_many_cases_it_costs_and_how_many_it_alone() -> None:
    assert close(GAPPY).costs == (Cost("A", 1, 0), Cost("B", 2, 1), Cost("Y", 1, 1))


def test_a_case_without_an_outcome_is_in_its_row_and_counts_nowhere() -> None:
    a = analyse(GAPPY, CUTS)
    row = next(r for r in a.table.rows if "c5" in r.unscored)
    assert row.values == (0, 0)
    assert (row.n, row.cases, row.incl) == (0, (), None)


def test_a_gap_is_read_as_absent_only_where_that_is_declared_and_the_reason_is_kept() -> None:
    filled = close(GAPPY, {"B": "the archive is complete"})
    assert filled.data.cases == ("c1", "c2", "c3", "c5")
    assert filled.data.scores[1] == (1, 0)
    (assumption,) = filled.assumptions
    assert (assumption.condition, assumption.reason, assumption.cases) == ("B", "the archive is complete", ("c2", "c4"))


def test_an_assumption_without_a_reason_on_an_unknown_condition_or_on_the_outcome_is_refused() -> None:
    with pytest.raises(AnalysisError, match="why is B absent"):
        close(GAPPY, {"B": " "})
    with pytest.raises(NotFoundError, match="condition: Z"):
        close(GAPPY, {"Z": "because"})
    for data in (GAPPY, GAPPY.negated()):
        with pytest.raises(AnalysisError, match="outcome"):
            close(data, {"Y": "because"})


@given(st.lists(st.tuples(*[st.sampled_from([0, 1, 0.3, None])] * 4), min_size=1, max_size=8))
def test_no_score_is_invented_and_every_case_is_kept_or_listed(rows: list[tuple[Score, ...]]) -> None:
    data = table(*rows)
    try:
        filled = close(data)
    except AnalysisError:
        assert all(None in row for row in rows)
        return
    assert all(None not in row for row in filled.data.scores)
    for case, row in zip(filled.data.cases, filled.data.scores, strict=True):
        assert row == data.scores[data.cases.index(case)]
    gone = {d.case for d in filled.dropped if d.columns != ("Y",)}
    assert gone | set(filled.data.cases) == set(data.cases)
    assert not gone & set(filled.data.cases)


def test_bounds_try_each_gap_both_ways_and_name_the_rows_that_depend_on_it() -> None:
    data = table((1, 1, 1), (1, None, 0), (0, 0, 0), (0, 1, 0))
    found = bound(data, CUTS, Options())
    assert (found.ways, found.tried, found.seed) == (2, 2, None)
    assert [(r.values, r.outs) for r in found.flips] == [((1, 0), ("0", "?")), ((1, 1), ("0", "1"))]
    assert found.steady == 2
    short = next(s for s in found.solutions if s.kind == "parsimonious")
    assert short.always == ()
    assert short.sometimes == ("A*B",)
    assert short.empty == 1
    assert short.incl == (1, 1)


def test_what_does_not_depend_on_the_gaps_is_always_there() -> None:
    data = table((1, None, 1), (1, 1, 1), (1, 0, 1), (0, 0, 0), (0, 1, 0))
    found = bound(data, CUTS, Options(expect=("A",)))
    assert found.flips == ()
    assert {s.kind: s.always for s in found.solutions} == {"conservative": ("A",), "parsimonious": ("A",), "intermediate": ("A",)}
    assert {s.cov for s in found.solutions} == {(1, 1)}


def test_all_levels_of_a_multi_value_condition_are_tried() -> None:
    assert bound(table((2, 1), (None, 1), (0, 0)), CUTS, Options()).ways == 3


def test_many_gaps_are_drawn_from_with_a_seed_that_is_named_and_repeats() -> None:
    data = table(*[(None, float(i % 2), float(i % 3 == 0)) for i in range(12)])
    one, same, other = (bound(data, CUTS, Options(), seed) for seed in (7, 7, 8))
    assert (one.ways, one.tried, one.seed) == (4096, SAMPLE, 7)
    assert one == same != other


def test_bounds_of_an_analysis_leave_out_cases_without_an_outcome_and_declared_gaps() -> None:
    data = table((1, 1, 1), (None, 1, 1), (0, None, 0), (None, 0, None))
    a = analyse(data, CUTS, absent={"B": "because"}, bounds=True)
    assert a.bounds is not None
    assert a.bounds.gaps == (("c2", "A"),)
