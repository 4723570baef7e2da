"""The whole analysis against R's package QCA, and what it says where there is little or nothing to analyse."""

from __future__ import annotations

import json
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from qca_tables import NAMES, cuts, expected, listed
from qca_tables import model_set as models
from sg2kg.errors import AnalysisError, NotFoundError
from sg2kg.qca import Analysis, Claims, Cuts, Data, NecessityCut, Options, analyse, read_table
from sg2kg.qca.writers.values import values, write_json

DATA = Path(__file__).parent / "data"


@cache
def whole(name: str, **options: Any) -> Analysis:
    e = expected(name)
    data = read_table(DATA / f"{name}.csv", e["outcome"], e["conditions"])
    necessity = NecessityCut(0.9, 0.5, 0.4) if not any(c.multi_value for c in data.conditions) else None
    return analyse(data, cuts(e), Options(expect=tuple(e["options"]["dir.exp"]), **options), necessity=necessity)


def analysed(name: str, **options: Any) -> dict[str, Any]:
    return values(whole(name, **options))


def same_fits(found: dict[str, Any], theirs: dict[str, Any]) -> None:
    """Fits by model, whatever the order of the models."""
    wanted = {frozenset(x["terms"]): x for x in theirs["fit"]["per_model"]}
    mine = {frozenset(x["terms"]): x for x in found["fits"]}
    assert set(mine) == set(wanted)
    for model, fit in mine.items():
        assert fit["solution"] == pytest.approx(wanted[model]["solution"], abs=1e-6)
        for term, measures in fit["terms"].items():
            assert measures == pytest.approx(wanted[model]["terms"][term], abs=1e-6)


@pytest.mark.parametrize("name", NAMES)
def test_the_truth_table_is_that_of_r(name: str) -> None:
    found = analysed(name)["truth_table"]
    wanted = expected(name)["truth_table"]
    assert [(r["row"], r["values"], r["OUT"], r["n"]) for r in found] == [(r["row"], r["values"], r["OUT"], r["n"]) for r in wanted]
    assert [sorted(r["cases"]) for r in found] == [sorted(listed(r["cases"])) for r in wanted]
    for key in ("incl", "PRI"):
        assert [r[key] for r in found] == pytest.approx([r[key] for r in wanted], abs=1e-6)


@pytest.mark.parametrize("kind", ["conservative", "parsimonious"])
@pytest.mark.parametrize("name", NAMES)
def test_models_primes_assumptions_and_fits_are_those_of_r(name: str, kind: str) -> None:
    found, theirs = analysed(name)[kind], expected(name)[kind]
    assert models(found["models"]) == models(theirs["models"])
    assert set(found["essential"]) == set(listed(theirs["essential"]))
    assert set(found["prime_implicants"]) == set(listed(theirs["pi_chart_rows"]))
    mine = {frozenset(m): set(s) for m, s in zip(found["models"], found["simplifying_assumptions"], strict=True)}
    wanted = {frozenset(listed(m)): set(listed(s)) for m, s in zip(theirs["models"], theirs["simplifying_assumptions"], strict=True)}
    assert mine == wanted
    same_fits(found, theirs)


@pytest.mark.parametrize("name", NAMES)
def test_the_prime_implicants_are_those_of_the_parsimonious_solution(name: str) -> None:
    found = analysed(name)
    assert found["prime_implicants"] == found["parsimonious"]["prime_implicants"]
    assert set(found["prime_implicants"]) == set(listed(expected(name)["parsimonious"]["pi_chart_rows"]))


@pytest.mark.parametrize(("option", "key"), [("all_models", "parsimonious_all_sol"), ("row_dominance", "parsimonious_row_dom")])
@pytest.mark.parametrize("name", NAMES)
def test_all_models_and_row_dominance_are_those_of_r(name: str, option: str, key: str) -> None:
    assert models(analysed(name, **{option: True})["parsimonious"]["models"]) == models(expected(name)[key]["models"])


@pytest.mark.parametrize("name", NAMES)
def test_the_intermediate_solutions_and_counterfactuals_are_those_of_r(name: str) -> None:
    def pair(c: Any, p: Any, of: Any) -> tuple[Any, ...]:
        easy, difficult = frozenset(listed(of["easy"])), frozenset(listed(of["difficult"]))
        return frozenset(listed(c)), frozenset(listed(p)), frozenset(models(of["models"])), easy, difficult

    found, theirs = analysed(name)["intermediate"], expected(name)["intermediate"]
    assert {pair(x["conservative"], x["parsimonious"], x) for x in found["pairs"]} == {pair(x["c_sol"], x["p_sol"], x) for x in theirs}
    assert models(found["models"]) == set().union(*(models(x["models"]) for x in theirs))
    for x in theirs:
        mine = next(
            y for y in found["pairs"] if set(y["parsimonious"]) == set(listed(x["p_sol"])) and set(y["conservative"]) == set(listed(x["c_sol"]))
        )
        same_fits(mine, x)


@pytest.mark.parametrize("name", [n for n in NAMES if n != "LM"])
def test_necessity_is_that_of_r(name: str) -> None:
    found, theirs = analysed(name)["necessity"], expected(name)
    for literal, measures in theirs["necessity_single"].items():
        assert found["single"][literal] == pytest.approx(measures, abs=1e-6)
    wanted = theirs["superSubset_nec_incl0.9_cov0.5_ron0.4"]
    mine = {x["expression"]: {k: v for k, v in x.items() if k != "expression"} for x in found["found"]}
    assert set(mine) == set(wanted)
    for expression, measures in mine.items():
        assert measures == pytest.approx(wanted[expression], abs=1e-6)


def small(*rows: tuple[float | None, ...], outcome: str = "Y") -> Data:
    """Data with cases c1, c2, … and conditions A, B, …, the outcome last."""
    names = "ABCDEF"[: len(rows[0]) - 1]
    return Data.of([f"c{i}" for i in range(1, len(rows) + 1)], outcome, list(names), [r[:-1] for r in rows], [r[-1] for r in rows])


LOOSE = Cuts(0.8, 1, 0)


def ids(a: Analysis) -> set[str]:
    return {f.id for f in a.findings}


def test_without_a_positive_row_the_solutions_are_empty_and_a_finding_says_so() -> None:
    a = analyse(small((1, 0, 0), (0, 1, 0)), LOOSE, Options(expect=("A",)))
    assert (a.conservative.models, a.parsimonious.models, a.intermediate_models) == ((), (), ())
    assert "no-positive-row" in ids(a)
    assert values(a)["intermediate"]["models"] == []


def test_with_positive_rows_only_the_parsimonious_solution_asks_nothing_and_a_finding_says_so() -> None:
    a = analyse(small((1, 0, 1), (0, 1, 1)), LOOSE)
    assert values(a)["parsimonious"]["models"] == [["1"]]
    assert values(a)["conservative"]["models"] == [["A*~B", "~A*B"]]
    assert "all-rows-positive" in ids(a)


def test_a_condition_without_variation_and_a_membership_of_a_half_are_found() -> None:
    a = analyse(small((1, 0.5, 1), (1, 0.2, 0), (1, 0.9, 1)), LOOSE)
    assert {"condition-constant", "half"} <= ids(a)
    assert a.table.ambiguous == (("c1", "B"),)


def test_no_case_left_is_an_error_that_names_the_column() -> None:
    with pytest.raises(AnalysisError, match="no case is left") as error:
        analyse(small((None, 1, 1), (None, 0, 0)), LOOSE)
    assert "A is missing in 2" in error.value.hint


@pytest.mark.parametrize("cuts", [Cuts(1.2, 1, 0), Cuts(0.8, 0, 0), Cuts(0.8, 1, -1), Cuts(0.8, 1, 0, 0.9)])
def test_a_cut_off_out_of_range_is_an_error(cuts: Cuts) -> None:
    with pytest.raises(AnalysisError):
        analyse(small((1, 0, 1), (0, 1, 0)), cuts)


def test_an_expectation_on_an_unknown_condition_gives_near_names() -> None:
    data = Data.of(["x", "y"], "Y", ["TRUST", "MONEY"], [[1, 0], [0, 1]], [1, 0])
    with pytest.raises(NotFoundError) as error:
        analyse(data, LOOSE, Options(expect=("TRSUT",)))
    assert "TRUST" in error.value.hint


def test_the_enhanced_analysis_lists_what_it_bars_and_the_solution_keeps_to_it() -> None:
    data = read_table(DATA / "LF.csv", "SURV")
    plain = analyse(data, LOOSE)
    a = analyse(data, LOOSE, Options(enhanced=Claims(necessary=("STB",))))
    assert plain.exclusions == ()
    barred = {e.number for e in a.exclusions}
    assert barred
    assert all(e.reasons for e in a.exclusions)
    assert barred & {n for m in plain.parsimonious.models for n in m.simplifying}
    assert not barred & {n for m in a.parsimonious.models for n in m.simplifying}


def test_robustness_gives_ranges_around_the_chosen_cut_offs_with_the_same_models_inside() -> None:
    data = read_table(DATA / "LF.csv", "SURV")
    a = analyse(data, LOOSE, robustness=True)
    for held in a.robustness:
        for r in held.ranges:
            assert r.low <= r.chosen <= r.high
        incl = next(r for r in held.ranges if r.name == "incl")
        inside = analyse(data, Cuts(incl.high, 1, 0)).models(held.kind)
        beyond = analyse(data, Cuts(incl.high + 1e-4, 1, 0)).models(held.kind)
        assert [m.terms for m in inside] == [m.terms for m in a.models(held.kind)] != [m.terms for m in beyond]
        assert held.tests
        assert len(held.fits) == len(a.models(held.kind))


def test_as_a_frame_it_is_the_truth_table_with_types() -> None:
    frame = analyse(read_table(DATA / "LF.csv", "SURV"), LOOSE).df()
    assert list(frame.columns) == ["row", "DEV", "URB", "LIT", "IND", "STB", "OUT", "n", "incl", "PRI", "cases"]
    assert frame["n"].sum() == 18
    assert str(frame["incl"].dtype) == "Float64"


def test_a_notebook_shows_the_report_and_escapes_names() -> None:
    data = Data.of(["<b>x</b>", "y"], "Y", ["A"], [[1], [0]], [1, 0])
    shown = analyse(data, LOOSE)._repr_html_()
    assert "&lt;b&gt;x&lt;/b&gt;" in shown
    assert "<b>x" not in shown


def test_a_notebook_gets_the_report_with_a_picture_that_needs_no_network() -> None:
    a = analyse(read_table(DATA / "LF.csv", "SURV"), LOOSE)
    shown = a._repr_mimebundle_()
    assert {"text/plain", "text/html", "application/vnd.vegalite.v5+json", "image/svg+xml"} <= set(shown)
    assert "data:image/svg+xml;base64," in shown["text/html"]
    assert "http" not in shown["text/html"]
    assert "DEV*~IND + URB*STB" in json.dumps(shown["application/vnd.vegalite.v5+json"])
    assert analyse(small((1, 0, 0), (0, 1, 0)), LOOSE).picture() != a.picture()


def test_where_not_every_pair_of_models_was_looked_at_the_intermediate_solution_says_so() -> None:
    every = whole("CVF")
    assert len(every.intermediate) > 1
    assert not every.intermediate_capped
    cut = replace(every, intermediate=every.intermediate[:-1])
    assert cut.intermediate_capped
    assert json.loads(write_json(cut))["intermediate"]["capped"]
    assert "the search was stopped" in repr(cut)
    assert whole("CVF", max_models=1).intermediate_capped
