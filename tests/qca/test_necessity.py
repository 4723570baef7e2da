"""Necessary and sufficient expressions: equal to R's on the reference data, and by trying everything on small data."""

from __future__ import annotations

from itertools import combinations, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qca_tables import NAMES, data, expected
from sg2kg.errors import AnalysisError
from sg2kg.qca import necessity
from sg2kg.qca.data import Data
from sg2kg.qca.fit import memberships, sufficiency
from sg2kg.qca.terms import FREE, write_term

R_TABLE = "superSubset_nec_incl0.9_cov0.5_ron0.4"


@st.composite
def small(draw: st.DrawFn) -> Data:
    n, k = draw(st.integers(2, 8)), draw(st.integers(1, 3))
    score = draw(st.sampled_from([st.sampled_from([0.1, 0.4, 0.7, 0.9]), st.integers(0, 2).map(float)]))
    scores = draw(st.lists(st.lists(score, min_size=k, max_size=k), min_size=n, max_size=n))
    return Data.of(
        [f"c{i}" for i in range(n)], "Y", list("ABC")[:k], scores, draw(st.lists(st.sampled_from([0.0, 0.3, 0.8, 1.0]), min_size=n, max_size=n))
    )


@pytest.mark.parametrize("name", [name for name in NAMES if "necessity_single" in expected(name)])
def test_single_conditions_fit_as_in_r(name: str) -> None:
    theirs = expected(name)["necessity_single"]
    found = necessity.single(data(name))
    assert set(found) == set(theirs)
    for text, r in theirs.items():
        assert (found[text].incl, found[text].ron, found[text].cov) == pytest.approx((r["inclN"], r["RoN"], r["covN"]), abs=1e-6)


@pytest.mark.parametrize("name", [name for name in NAMES if R_TABLE in expected(name)])
def test_necessary_expressions_are_those_of_r(name: str) -> None:
    theirs = expected(name)[R_TABLE]
    found = necessity.necessary(data(name), 0.9, 0.5, 0.4)
    assert found.complete
    assert {text for text, _ in found.found} == set(theirs)
    for text, fit in found.found:
        r = theirs[text]
        assert (fit.incl, fit.ron, fit.cov) == pytest.approx((r["inclN"], r["RoN"], r["covN"]), abs=1e-6)


def test_multi_value_literals_are_written_with_their_levels() -> None:
    assert list(necessity.single(data("LM")))[:3] == ["DEV[1]", "DEV[2]", "URB[1]"]
    assert [text for text, _ in necessity.sufficient(data("LM"), 1, 0.5).found][:1] == ["DEV[2]"]


def literals(of: Data, size: int) -> list[tuple[tuple[int, int], ...]]:
    chosen = combinations(range(len(of.conditions)), size)
    return [literal for c in chosen for literal in product(*([(i, v) for v in range(of.conditions[i].levels)] for i in c))]


def as_term(of: Data, part: tuple[tuple[int, int], ...]) -> tuple[int, ...]:
    asked = dict(part)
    return tuple(asked.get(i, FREE) for i in range(len(of.conditions)))


def written(of: Data, part: tuple[tuple[int, int], ...]) -> str:
    return write_term(as_term(of, part), of.conditions)


@given(small(), st.sampled_from([0.6, 0.8, 1.0]), st.sampled_from([0.0, 0.5]))
def test_all_necessary_expressions_are_found(of: Data, cut: float, cov: float) -> None:
    def passes(x: tuple[float, ...]) -> bool:
        fit = necessity.fit(of, x)
        return fit.incl is not None and fit.incl >= cut - 1e-9 and (not cov or (fit.cov is not None and fit.cov >= cov - 1e-9))

    wanted, smaller = set(), []
    for size in range(1, len(of.conditions) + 1):
        for part in literals(of, size):
            if passes(memberships(of, [as_term(of, part)])):
                wanted.add(written(of, part))
                if size == 1:
                    smaller.append(set(part))
        for part in literals(of, size) if size > 1 else ():
            if passes(memberships(of, [as_term(of, (one,)) for one in part])) and not any(s <= set(part) for s in smaller):
                wanted.add("+".join(written(of, (one,)) for one in part))
                smaller.append(set(part))
    assert {text for text, _ in necessity.necessary(of, cut, cov).found} == wanted


@given(small(), st.sampled_from([0.6, 0.8, 1.0]))
def test_the_shortest_sufficient_conjunctions_are_found(of: Data, cut: float) -> None:
    wanted: list[tuple[tuple[int, int], ...]] = []
    for size in range(1, len(of.conditions) + 1):
        for part in literals(of, size):
            fit = sufficiency(of, memberships(of, [as_term(of, part)]))
            if fit.incl is not None and fit.incl >= cut - 1e-9 and not any(set(w) <= set(part) for w in wanted):
                wanted.append(part)
    assert {text for text, _ in necessity.sufficient(of, cut).found} == {written(of, part) for part in wanted}


@given(small())
def test_a_set_is_as_necessary_as_the_outcome_is_contained_in_it(of: Data) -> None:
    for level in range(of.conditions[0].levels):
        x = memberships(of, [(level, *[FREE] * (len(of.conditions) - 1))])
        need, enough = necessity.fit(of, x), sufficiency(of, x)
        assert (need.incl, need.cov) == (enough.cov, enough.incl)
        assert all(v is None or 0 <= v <= 1 for v in (need.incl, need.ron, need.cov))


def test_a_condition_that_every_case_shows_is_trivially_necessary() -> None:
    of = Data.of(["a", "b", "c"], "Y", ["A"], [[1], [1], [1]], [1, 0, 0])
    fit = necessity.single(of)["A"]
    assert (fit.incl, fit.ron) == (1, 0)


def test_of_an_outcome_that_no_case_shows_nothing_is_necessary() -> None:
    of = Data.of(["a", "b"], "Y", ["A"], [[1], [0]], [0, 0])
    assert necessity.single(of)["A"].incl is None
    assert necessity.necessary(of, 0.9).found == ()


def test_many_conditions_are_tried_up_to_a_size_that_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    of = data("LF")
    monkeypatch.setattr(necessity, "MAX_EXPRESSIONS", 10 + 40)
    found = necessity.necessary(of, 0.9, 0.5, 0.4)
    assert not found.complete
    assert found.tried_up_to == 2
    assert {text for text, _ in found.found} == {"LIT", "STB", "LIT*STB", "DEV+~STB"}
    assert necessity.necessary(of, 0.9, 0.5, 0.4, max_size=2).complete
    assert not necessity.sufficient(of, 0.9).complete


def test_a_cut_out_of_range_is_refused() -> None:
    with pytest.raises(AnalysisError, match="coverage cut-off is 2"):
        necessity.necessary(data("LF"), 0.9, 2)
    with pytest.raises(AnalysisError, match="inclusion cut-off is -1"):
        necessity.sufficient(data("LF"), -1)
