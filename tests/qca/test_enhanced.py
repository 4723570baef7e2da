"""What the enhanced standard analysis bars, why, and what becomes of the solutions."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qca_tables import cuts, data, expected, table
from sg2kg.errors import AnalysisError, NotFoundError
from sg2kg.qca import enhanced
from sg2kg.qca.data import Data
from sg2kg.qca.minimise import conservative, intermediate, parsimonious
from sg2kg.qca.results import Claims, Cuts, Options, TruthTable
from sg2kg.qca.terms import values_of, write_term
from sg2kg.qca.truth import truth_table

NOTHING = Claims(contradictory=False, simultaneous=False)


def lipset() -> TruthTable:
    return truth_table(data("LF"), cuts(expected("LF")))


def written(of: TruthTable, options: Options) -> list[list[str]]:
    return [[write_term(t, of.conditions) for t in m.terms] for m in parsimonious(of, options).models]


def test_without_claims_nothing_is_barred() -> None:
    assert enhanced.exclusions(lipset(), Options()) == ()
    assert enhanced.exclusions(lipset(), Options(enhanced=NOTHING)) == ()


def test_remainders_outside_a_necessary_condition_are_barred() -> None:
    of = lipset()
    options = Options(enhanced=Claims(("LIT", "STB"), contradictory=False, simultaneous=False))
    found = enhanced.exclusions(of, options)
    observed = {r.number for r in of.rows}
    wanted = {n for n in range(1, 33) if values_of(n, of.conditions)[2:5:2] != (1, 1)} - observed
    assert {e.number for e in found} == wanted
    both = next(e for e in found if e.values[2] == e.values[4] == 0)
    assert both.reasons == ("contradicts that LIT is necessary", "contradicts that STB is necessary")
    # DEV*~IND + URB*STB without the claims: each term keeps what is necessary
    barred = enhanced.barring(options, found)
    assert written(of, barred) == [["DEV*LIT*~IND*STB", "URB*LIT*STB"]]
    assert not {n for m in parsimonious(of, barred).models for n in m.simplifying} & wanted


def test_a_necessary_disjunction_bars_what_has_none_of_it() -> None:
    of = table([2, 2, 2], {(1, 1, 1): "1", (0, 0, 0): "0"})
    found = enhanced.exclusions(of, Options(enhanced=Claims(("A + B",), contradictory=False, simultaneous=False)))
    assert [e.values for e in found] == [(0, 0, 1)]


def test_what_is_impossible_is_barred() -> None:
    of = table([2, 2, 2], {(1, 1, 1): "1", (0, 0, 0): "0"})
    found = enhanced.exclusions(of, Options(enhanced=Claims((), ("A*~B",), contradictory=False, simultaneous=False)))
    assert [(e.values, e.reasons) for e in found] == [((1, 0, 0), ("A*~B is impossible",)), ((1, 0, 1), ("A*~B is impossible",))]


def test_what_is_called_impossible_must_not_be_a_case() -> None:
    of = table([2, 2], {(1, 0): "1", (0, 0): "0"})
    with pytest.raises(AnalysisError, match="A is said to be impossible, but case3 is such a case"):
        enhanced.exclusions(of, Options(enhanced=Claims((), ("A",))))


def test_a_claim_about_an_unknown_condition_is_refused() -> None:
    with pytest.raises(NotFoundError):
        enhanced.exclusions(lipset(), Options(enhanced=Claims(("LITT",))))


def test_assumptions_for_both_the_outcome_and_its_absence_are_barred() -> None:
    of = table([2, 2, 2], {(1, 1, 0): "1", (0, 0, 0): "0"})
    # A or B is enough for the outcome, ~A or ~B for its absence: each assumes of some remainder what the other does
    found = enhanced.exclusions(of, Options(enhanced=Claims()))
    assert found
    assert {e.reasons for e in found} == {(enhanced.BOTH,)}


def test_a_row_that_is_sufficient_for_both_is_barred() -> None:
    fuzzy = Data.of(["a", "b", "c"], "Y", ["A", "B"], [(0.6, 0.7), (0.2, 0.3), (0.9, 0.1)], [0.5, 0.2, 0.9])
    of = truth_table(fuzzy, Cuts(0.75, 1, 0))
    (found,) = enhanced.exclusions(of, Options(enhanced=Claims(contradictory=False)))
    assert found.reasons == (enhanced.SUBSET,)
    assert of.rows[-1].number == found.number
    assert of.rows[-1].out == "1"
    barred = enhanced.barring(Options(enhanced=Claims()), [found])
    assert found.values not in {t for m in conservative(of, barred).models for t in m.terms}


def test_the_absence_may_have_cuts_of_its_own() -> None:
    of = lipset()
    options = Options(enhanced=Claims())
    strict = truth_table(of.data.negated(), Cuts(0.99, 1, 0))
    assert enhanced.exclusions(of, options, strict) != enhanced.exclusions(of, options)


def test_too_many_exclusions_are_refused() -> None:
    of = table([2] * 20, {(1,) * 20: "1", (0,) * 20: "0"})
    with pytest.raises(AnalysisError, match="More than 20,000"):
        enhanced.exclusions(of, Options(enhanced=Claims(("A",), contradictory=False)))


@settings(max_examples=25, deadline=None)
@given(st.data())
def test_no_solution_assumes_what_is_barred_and_none_is_assumed_for_both(draw: st.DataObject) -> None:
    levels = draw.draw(st.lists(st.sampled_from((2, 2, 3)), min_size=1, max_size=4))
    everything = list(product(*(range(n) for n in levels)))
    outs = ["1", *draw.draw(st.lists(st.sampled_from("10--"), min_size=len(everything) - 1, max_size=len(everything) - 1))]
    of = table(levels, {v: out for v, out in zip(everything, outs, strict=True) if out != "-"})
    negated = truth_table(of.data.negated(), of.cuts)
    options = Options(enhanced=Claims(), expect=tuple(f"{c.name}[1]" for c in of.conditions))
    found = enhanced.exclusions(of, options, negated)
    barred = enhanced.barring(options, found)
    numbers = {e.number for e in found}
    assert not numbers & {r.number for r in of.rows}
    c, p, other = conservative(of, barred), parsimonious(of, barred), parsimonious(negated, barred)
    mine = {n for m in p.models for n in m.simplifying}
    assert not mine & numbers
    assert not mine & {n for m in other.models for n in m.simplifying}
    for pair in intermediate(of, barred, c, p):
        assert not numbers & {n for m in pair.solution.models for n in m.simplifying}
