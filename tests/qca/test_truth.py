"""The truth table: equal to R's on the reference data, and by its definition on any data."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qca_tables import NAMES, cuts, data, expected, listed
from sg2kg.errors import AnalysisError
from sg2kg.qca.data import Condition, Data
from sg2kg.qca.results import Cuts
from sg2kg.qca.terms import membership, number_of
from sg2kg.qca.truth import truth_table

LOOSE = Cuts(0.8, 1, 0)


def crisp(*cases: str, outcome: str = "") -> Data:
    """Conditions A, B … and an outcome Y from strings like ``01``, a case each; ``outcome`` as ``1``, ``0``, ``?``."""
    scores = [[float(v) for v in case] for case in cases]
    known = {"1": 1.0, "0": 0.0, "h": 0.5, "?": None}
    return Data.of([f"c{n}" for n in range(len(cases))], "Y", list("ABCD")[: len(cases[0])], scores, [known[y] for y in outcome])


@st.composite
def tables(draw: st.DrawFn) -> Data:
    """Fuzzy, crisp and multi-value conditions together, a third of the outcomes perhaps unknown."""
    n, k = draw(st.integers(1, 12)), draw(st.integers(1, 4))
    degrees = st.sampled_from([0.0, 0.2, 0.5, 0.6, 1.0])
    columns = [draw(st.lists(draw(st.sampled_from([degrees, st.integers(0, 3).map(float)])), min_size=n, max_size=n)) for _ in range(k)]
    outcomes = draw(st.lists(st.one_of(st.none(), degrees, degrees), min_size=n, max_size=n))
    return Data.of([f"c{i}" for i in range(n)], "Y", [f"X{i}" for i in range(k)], list(zip(*columns, strict=True)), outcomes)


@pytest.mark.parametrize("name", NAMES)
def test_the_truth_table_is_that_of_r(name: str) -> None:
    wanted = expected(name)
    found = truth_table(data(name), cuts(wanted))
    assert [r.number for r in found.rows] == [r["row"] for r in wanted["truth_table"]]
    for row, theirs in zip(found.rows, wanted["truth_table"], strict=True):
        assert (list(row.values), row.out, row.n) == (theirs["values"], theirs["OUT"], theirs["n"])
        assert (row.incl, row.pri) == pytest.approx((theirs["incl"], theirs["PRI"]), abs=1e-6)
        assert set(row.cases) == set(listed(theirs["cases"]))


@given(tables())
def test_every_case_is_in_one_row_or_ambiguous(of: Data) -> None:
    found = truth_table(of, LOOSE)
    placed = [case for row in found.rows for case in (*row.cases, *row.unscored)]
    assert sorted([*placed, *{case for case, _ in found.ambiguous}]) == sorted(of.cases)
    assert len({row.number for row in found.rows}) == len(found.rows)
    for row in found.rows:
        assert row.number == number_of(row.values, of.conditions)
        assert row.n == len(row.cases)
        assert set(row.deviant) <= set(row.cases)
        assert (row.out == "?") == (row.n == 0)


@given(tables())
def test_inclusion_and_pri_follow_their_formulas(of: Data) -> None:
    for row in truth_table(of, LOOSE).rows:
        pairs = [(membership(row.values, s, of.conditions), y) for s, y in zip(of.scores, of.outcomes, strict=True) if y is not None]
        total = math.fsum(m for m, _ in pairs)
        both = math.fsum(min(m, y) for m, y in pairs)
        either = math.fsum(min(m, y, 1 - y) for m, y in pairs)
        if row.n:
            assert row.incl == pytest.approx(both / total)
            assert row.pri == pytest.approx((both - either) / (total - either))
        else:
            assert row.incl is None
            assert row.pri is None


@given(tables())
def test_the_absence_of_the_outcome_has_the_same_rows(of: Data) -> None:
    there, not_there = truth_table(of, LOOSE), truth_table(of.negated(), LOOSE)
    assert [(r.number, r.n) for r in there.rows] == [(r.number, r.n) for r in not_there.rows]
    for a, b in zip(there.rows, not_there.rows, strict=True):
        if a.pri is not None and b.pri is not None:
            assert a.pri + b.pri <= 1 + 1e-9


def test_a_row_at_the_cut_is_positive_and_one_below_it_negative() -> None:
    of = crisp("1", "1", "1", "1", "0", outcome="11100")
    assert [r.out for r in truth_table(of, Cuts(0.75, 1, 0)).rows] == ["0", "1"]
    assert [r.out for r in truth_table(of, Cuts(0.76, 1, 0)).rows] == ["0", "0"]


def test_a_row_between_the_two_cuts_is_contradictory() -> None:
    of = crisp("1", "1", "1", "1", "0", outcome="11100")
    assert [r.out for r in truth_table(of, Cuts(0.8, 1, 0, 0.5)).rows] == ["0", "C"]
    assert [r.out for r in truth_table(of, Cuts(0.8, 1, 0, 0.76)).rows] == ["0", "0"]


def test_two_inclusion_cuts_and_a_frequency_cut_go_together() -> None:
    coded = {r.number: r.out for r in truth_table(data("LF"), Cuts(0.8, 2, 0, 0.5)).rows}
    assert coded == {1: "0", 2: "0", 5: "C", 6: "?", 22: "1", 23: "?", 24: "C", 31: "?", 32: "1"}


def test_a_row_with_too_low_a_pri_is_negative_and_never_contradictory() -> None:
    assert {r.number: r.out for r in truth_table(data("LF"), Cuts(0.8, 1, 0.8, 0.5)).rows}[22] == "0"


def test_an_excluded_row_is_negative() -> None:
    found = truth_table(data("LF"), LOOSE, exclude=[32, 7])
    assert {r.number: r.out for r in found.rows}[32] == "0"
    assert 7 not in {r.number for r in found.rows}


def test_a_membership_of_one_half_is_in_no_row_but_counts() -> None:
    of = Data.of(["a", "b", "c"], "Y", ["A"], [[0.9], [0.5], [0.1]], [1, 0, 0])
    found = truth_table(of, LOOSE)
    assert found.ambiguous == (("b", "A"),)
    assert [row.cases for row in found.rows] == [("c",), ("a",)]
    assert found.rows[1].incl == pytest.approx((0.9 + 0 + 0) / (0.9 + 0.5 + 0.1))


def test_a_case_without_a_known_outcome_is_shown_in_its_row_and_counts_nowhere() -> None:
    with_it = crisp("11", "11", "00", "01", outcome="1?0?")
    found = truth_table(with_it, LOOSE)
    assert [(r.values, r.n, r.cases, r.unscored, r.out) for r in found.rows] == [
        ((0, 0), 1, ("c2",), (), "0"),
        ((0, 1), 0, (), ("c3",), "?"),
        ((1, 1), 1, ("c0",), ("c1",), "1"),
    ]
    assert found.remainders == 2


def test_cases_in_a_row_without_the_outcome_are_deviant() -> None:
    found = truth_table(crisp("1", "1", "1", "0", outcome="10h0"), Cuts(0.3, 1, 0))
    assert [(r.values, r.deviant) for r in found.rows] == [((0,), ("c3",)), ((1,), ("c1",))]


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (Cuts(0, 1, 0), "inclusion cut-off is 0"),
        (Cuts(1.2, 1, 0), "inclusion cut-off is 1.2"),
        (Cuts(float("nan"), 1, 0), "inclusion cut-off is nan"),
        (Cuts(0.8, 0, 0), "frequency cut-off is 0"),
        (Cuts(0.8, 1, -0.1), "PRI cut-off is -0.1"),
        (Cuts(0.8, 1, 0, 0.9), "lower inclusion cut-off is 0.9"),
    ],
)
def test_a_cut_out_of_range_is_refused(wrong: Cuts, said: str) -> None:
    with pytest.raises(AnalysisError, match=said):
        truth_table(data("LC"), wrong)


@pytest.mark.parametrize(
    ("score", "said"),
    [
        (None, "B of c1 is not known"),
        (1.5, "no membership from 0 to 1"),
        (-0.5, "no membership from 0 to 1"),
        (float("nan"), "B of c1 is nan"),
        (float("inf"), "B of c1 is inf"),
        (-1.0, "no level"),
        (5000.0, "more than 100 levels"),
    ],
)
def test_a_score_that_cannot_be_one_is_refused(score: float | None, said: str) -> None:
    of = Data.of(["c0", "c1"], "Y", ["A", "B"], [[0, 1], [1, score]], [0, 1])
    with pytest.raises(AnalysisError, match=said):
        truth_table(of, LOOSE)


def test_an_outcome_out_of_range_is_refused() -> None:
    with pytest.raises(AnalysisError, match="Y of c1 is 2"):
        truth_table(replace(crisp("0", "1", outcome="01"), outcomes=(0, 2)), LOOSE)


def test_a_table_without_cases_or_conditions_is_refused() -> None:
    with pytest.raises(AnalysisError, match="no cases"):
        truth_table(Data((), "Y", (Condition("A"),), (), ()), LOOSE)
    with pytest.raises(AnalysisError, match="no conditions"):
        truth_table(Data(("a",), "Y", (), ((),), (1.0,)), LOOSE)


def test_a_number_of_no_configuration_cannot_be_excluded() -> None:
    with pytest.raises(AnalysisError, match="no configuration 33") as caught:
        truth_table(data("LF"), LOOSE, exclude=[33])
    assert "1 to 32" in caught.value.hint
