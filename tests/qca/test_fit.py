"""Fits of terms and models as sufficient conditions: equal to R's, by their formulas, and None where there is nothing to divide by."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qca_tables import NAMES, data, expected, listed
from sg2kg.errors import AnalysisError
from sg2kg.qca.data import Data
from sg2kg.qca.expressions import parse_model
from sg2kg.qca.fit import Fitting, fit_model, memberships, sufficiency
from sg2kg.qca.terms import FREE

DEGREE = st.floats(0, 1).map(lambda v: round(v, 3))
PAIRS = st.lists(st.tuples(DEGREE, DEGREE), min_size=1, max_size=20)


def sets(pairs: list[tuple[float, float]]) -> tuple[Data, list[float]]:
    """Data whose outcome is the second of each pair, and the first of each."""
    x = [a for a, _ in pairs]
    return Data.of([f"c{i}" for i in range(len(x))], "Y", ["A"], [[a] for a in x], [y for _, y in pairs]), x


@pytest.mark.parametrize("name", NAMES)
def test_fits_of_terms_and_models_are_those_of_r(name: str) -> None:
    of, wanted = data(name), expected(name)
    compared = 0
    for kind in ("conservative", "parsimonious"):
        for theirs in listed(wanted[kind]["fit"]["per_model"]):
            texts = list(theirs["terms"])
            parts, whole = fit_model(of, [parse_model(text, of.conditions)[0] for text in texts])
            for text, part in zip(texts, parts, strict=True):
                r = theirs["terms"][text]
                assert (part.incl, part.pri, part.cov) == pytest.approx((r["inclS"], r["PRI"], r["covS"]), abs=1e-6)
                assert part.cov_unique == (pytest.approx(r["covU"], abs=1e-6) if len(texts) > 1 else None)
            solution = theirs["solution"]
            assert (whole.incl, whole.pri, whole.cov) == pytest.approx((solution["inclS"], solution["PRI"], solution["covS"]), abs=1e-6)
            compared += 1
    assert compared >= 2


@given(PAIRS)
def test_a_set_below_the_outcome_everywhere_is_consistent(pairs: list[tuple[float, float]]) -> None:
    of, x = sets([(min(p), max(p)) for p in pairs])
    found = sufficiency(of, x)
    assert found.incl is None if math.fsum(x) <= 1e-9 else found.incl == pytest.approx(1)


@given(PAIRS)
def test_measures_lie_from_0_to_1_and_follow_their_formulas(pairs: list[tuple[float, float]]) -> None:
    of, x = sets(pairs)
    y = [b for _, b in pairs]
    found = sufficiency(of, x)
    both = math.fsum(map(min, x, y))
    either = math.fsum(min(a, b, 1 - b) for a, b in pairs)
    for value, part, whole in ((found.incl, both, math.fsum(x)), (found.pri, both - either, math.fsum(x) - either), (found.cov, both, math.fsum(y))):
        if whole > 1e-9:
            assert value == pytest.approx(part / whole, abs=1e-9)
        assert value is None or 0 <= value <= 1


@given(PAIRS)
def test_pri_does_not_speak_for_the_outcome_and_its_absence_together(pairs: list[tuple[float, float]]) -> None:
    of, x = sets(pairs)
    there, absent = sufficiency(of, x).pri, sufficiency(of.negated(), x).pri
    if there is not None and absent is not None:
        assert there + absent <= 1 + 1e-9
        if all(y in (0, 1) for _, y in pairs):
            assert there + absent == pytest.approx(1)


@given(st.lists(st.tuples(DEGREE, DEGREE, DEGREE, DEGREE), min_size=1, max_size=12))
def test_what_a_term_covers_alone_is_what_is_lost_without_it(rows: list[tuple[float, float, float, float]]) -> None:
    of = Data.of([f"c{i}" for i in range(len(rows))], "Y", ["A", "B", "C"], [row[:3] for row in rows], [row[3] for row in rows])
    terms = [
        (1, FREE, FREE),
        (FREE, 0, FREE),
        (FREE, FREE, 1),
    ]
    parts, whole = fit_model(of, terms)
    for i, part in enumerate(parts):
        _, rest = fit_model(of, terms[:i] + terms[i + 1 :])
        if whole.cov is not None and rest.cov is not None:
            assert part.cov_unique == pytest.approx(whole.cov - rest.cov, abs=1e-9)


def test_of_an_empty_set_nothing_is_said() -> None:
    of = Data.of(["a", "b"], "Y", ["A"], [[0], [1]], [1, 0])
    assert sufficiency(of, [0, 0]).incl is None
    assert sufficiency(of, [0, 0]).pri is None
    assert sufficiency(of, [0, 0]).cov == 0
    parts, whole = fit_model(of, [])
    assert parts == ()
    assert whole.incl is None


def test_an_outcome_that_no_case_shows_has_no_coverage() -> None:
    assert sufficiency(Data.of(["a"], "Y", ["A"], [[1]], [0]), [1]).cov is None


def test_the_term_that_asks_nothing_holds_of_every_case() -> None:
    of = data("LF")
    assert memberships(of, [(FREE,) * 5]) == (1.0,) * 18
    assert fit_model(of, [(FREE,) * 5])[1].cov == pytest.approx(1)


def test_cases_with_an_unknown_outcome_are_left_out() -> None:
    known = Data.of(["a", "b"], "Y", ["A"], [[0.7], [0.2]], [0.6, 0.4])
    more = Data.of(["a", "x", "b"], "Y", ["A"], [[0.7], [0.9], [0.2]], [0.6, None, 0.4])
    assert fit_model(more, [(1,)]) == fit_model(known, [(1,)])
    assert sufficiency(more, [0.7, None, 0.2]) == sufficiency(known, [0.7, 0.2])


def test_a_missing_condition_score_is_refused() -> None:
    with pytest.raises(AnalysisError, match="A of b is not known"):
        memberships(Data.of(["a", "b"], "Y", ["A"], [[1], [None]], [1, 0]), [(1,)])


def test_one_minus_a_score_is_what_one_would_write() -> None:
    of = Data.of("abc", "Y", ["A"], [[1], [0], [1]], [0.95, 0.07, None])
    assert of.negated().outcomes == (0.05, 0.93, None)
    assert of.negated().negated() == of


def test_terms_measured_once_fit_as_those_measured_anew() -> None:
    lipset = data("LF")
    models = [parse_model(text, lipset.conditions) for text in ("DEV*~IND + URB*STB", "DEV + URB*STB + ~IND", "URB*STB")]
    fitting = Fitting(lipset)
    assert [fitting.model(m) for m in models] == [fit_model(lipset, m) for m in models]
