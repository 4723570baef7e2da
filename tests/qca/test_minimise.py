"""The three solutions: equal to R's on the reference data, to what is printed of Krook's study, and to the definitions tried out on small tables."""

from __future__ import annotations

import json
from collections.abc import Sequence
from itertools import product
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qca_tables import HERE, NAMES, brute_covers, brute_primes, cuts, data, expected, listed, model_set, table
from sg2kg.errors import AnalysisError
from sg2kg.qca.minimise import conservative, intermediate, parsimonious
from sg2kg.qca.results import Model, Options, Solution, TruthTable
from sg2kg.qca.terms import FREE, Term, covers, number_of, values_of, write_term
from sg2kg.qca.truth import truth_table

PLAIN = Options()


def written(solution: Solution, of: TruthTable) -> set[frozenset[str]]:
    return {frozenset(write_term(t, of.conditions) for t in m.terms) for m in solution.models}


def terms(found: Sequence[Term], of: TruthTable) -> set[str]:
    return {write_term(t, of.conditions) for t in found}


def same_fits(models: Sequence[Model], fits: Sequence[dict[str, Any]], of: TruthTable) -> int:
    """Each model has one of the fits that R prints, to 1e-6; says how many were compared."""
    by_terms = {frozenset(fit["terms"]): fit for fit in fits}
    for model in models:
        names = [write_term(t, of.conditions) for t in model.terms]
        theirs = by_terms[frozenset(names)]
        for name, fit in zip(names, model.fits, strict=True):
            wanted = theirs["terms"][name]
            assert (fit.incl, fit.pri, fit.cov) == pytest.approx((wanted["inclS"], wanted["PRI"], wanted["covS"]), abs=1e-6)
            unique = wanted.get("covU")
            assert fit.cov_unique == (None if unique in (None, "-") else pytest.approx(unique, abs=1e-6))
        wanted = theirs["solution"]
        assert (model.fit.incl, model.fit.pri, model.fit.cov) == pytest.approx((wanted["inclS"], wanted["PRI"], wanted["covS"]), abs=1e-6)
    return len(models)


@pytest.mark.parametrize("name", NAMES)
def test_solutions_are_those_of_r(name: str) -> None:
    wanted = expected(name)
    of = truth_table(data(name), cuts(wanted))
    for kind, find in (("conservative", conservative), ("parsimonious", parsimonious)):
        found, theirs = find(of, PLAIN), wanted[kind]
        assert written(found, of) == model_set(theirs["models"])
        assert terms(found.primes, of) == set(listed(theirs["pi_chart_rows"]))
        assert terms(found.essential, of) == set(listed(theirs["essential"]))
        assumptions = {frozenset(listed(model)): set(listed(s)) for model, s in zip(theirs["models"], theirs["simplifying_assumptions"], strict=True)}
        for model in found.models:
            assert set(model.simplifying) == assumptions[frozenset(terms(model.terms, of))]
            assert model.assumed == len(model.simplifying)
        assert same_fits(found.models, theirs["fit"]["per_model"], of) == len(theirs["models"])


@pytest.mark.parametrize("name", NAMES)
def test_all_models_and_row_dominance_are_those_of_r(name: str) -> None:
    wanted = expected(name)
    of = truth_table(data(name), cuts(wanted))
    assert written(parsimonious(of, Options(all_models=True)), of) == model_set(wanted["parsimonious_all_sol"]["models"])
    assert written(parsimonious(of, Options(row_dominance=True)), of) == model_set(wanted["parsimonious_row_dom"]["models"])


@pytest.mark.parametrize("name", NAMES)
def test_intermediate_solutions_are_those_of_r(name: str) -> None:
    wanted = expected(name)
    of = truth_table(data(name), cuts(wanted))
    options = Options(expect=tuple(wanted["options"]["dir.exp"]))
    found = intermediate(of, options, conservative(of, options), parsimonious(of, options))
    ours = {(frozenset(terms(i.conservative.terms, of)), frozenset(terms(i.parsimonious.terms, of))): i for i in found}
    assert len(ours) == len(wanted["intermediate"])
    for theirs in wanted["intermediate"]:
        pair = ours[frozenset(listed(theirs["c_sol"])), frozenset(listed(theirs["p_sol"]))]
        assert written(pair.solution, of) == model_set(theirs["models"])
        assert set(pair.easy) == set(listed(theirs["easy"]))
        assert set(pair.difficult) == set(listed(theirs["difficult"]))
        assert terms(pair.solution.essential, of) == set(listed(theirs["essential"]))
        same_fits(pair.solution.models, theirs["fit"]["per_model"], of)


def test_krooks_study_is_as_printed() -> None:
    printed = json.loads((HERE / "Krook_RJournal2013_printed.json").read_text(encoding="utf-8"))
    rows = printed["truth_table_rows"]
    binary = table([2] * 5, {}).conditions
    of = table([2] * 5, {values_of(n, binary): str(out) for n, out in zip(rows["row"], rows["OUT"], strict=True)})
    names = dict(zip("ABCDE", ("ES", "QU", "WS", "WM", "LP"), strict=True))

    def renamed(solution: Solution) -> set[frozenset[str]]:
        return {frozenset("".join(names.get(c, c) for c in term) for term in model) for model in written(solution, of)}

    options = Options(expect=("A", "B", "C", "D", "E"))
    c, p = conservative(of, options), parsimonious(of, options)
    assert renamed(c) == model_set(printed["conservative"]["models"])
    assert renamed(p) == model_set(printed["parsimonious"]["models"])
    pairs = [renamed(pair.solution) for pair in intermediate(of, options, c, p)]
    assert model_set(printed["intermediate_C1P1"]["models"]) in pairs


LEVELS = st.lists(st.sampled_from((2, 2, 3)), min_size=1, max_size=4)


@st.composite
def tables(draw: st.DrawFn) -> TruthTable:
    levels = draw(LEVELS)
    everything = list(product(*(range(n) for n in levels)))
    outs = draw(st.lists(st.sampled_from("101?C---"), min_size=len(everything), max_size=len(everything)))
    return table(levels, {values: out for values, out in zip(everything, outs, strict=True) if out != "-"})


def followed(of: TruthTable, options: Options, remainders: bool) -> tuple[list[Term], set[Term]]:
    """Which rows are explained, and what a term may cover, by the words of the definition."""
    everything = set(product(*(range(c.levels) for c in of.conditions)))
    out = {r.values: r.out for r in of.rows}
    barred = {values_of(n, of.conditions) for n in options.exclude}
    explained = [v for v in sorted(everything) if out.get(v) == "1" and v not in barred]
    free = {v for v in everything - barred if out.get(v, "?") == "?"} if remainders else set()
    contradictory = {v for v in everything - barred if out.get(v) == "C"} if options.contradictions else set()
    return explained, {*explained, *free, *contradictory}


@settings(max_examples=60, deadline=None)
@given(tables(), st.booleans(), st.booleans(), st.data())
def test_solutions_are_what_the_definitions_say(of: TruthTable, contradictions: bool, all_models: bool, draw: st.DataObject) -> None:
    exclude = tuple(draw.draw(st.sets(st.integers(1, of.size), max_size=3)))
    options = Options(contradictions=contradictions, all_models=all_models, exclude=exclude, max_models=100_000)
    for remainders, find in ((False, conservative), (True, parsimonious)):
        explained, allowed = followed(of, options, remainders)
        found = find(of, options)
        if not explained:
            assert found == Solution(find.__name__, (), (), ())
            continue
        primes = brute_primes(explained, allowed, [c.levels for c in of.conditions])
        assert set(found.primes) == primes
        if len(primes) > 12:
            continue
        every = brute_covers(primes, explained)
        fewest = min(map(len, every))
        models = {frozenset(m.terms) for m in found.models}
        assert models == (every if all_models else {c for c in every if len(c) == fewest})
        assert len(models) == len(found.models)
        assert not found.capped
        assert set(found.essential) == set.intersection(*map(set, models))
        for model in found.models:
            assumed = {number_of(v, of.conditions) for v in allowed - set(explained) if any(covers(t, v) for t in model.terms)}
            assert set(model.simplifying) == assumed


def kept(t: Term, q: Term, expect: Sequence[dict[int, set[int]]]) -> Term:
    """A conservative term without what the parsimonious one does not ask, where that is not as expected."""
    droppable = {i for i, v in enumerate(t) if v != FREE and q[i] == FREE}
    gone = set()
    for place in droppable:
        alone = [e[place] for e in expect if set(e) == {place}]
        if alone and t[place] not in set().union(*alone):
            gone.add(place)
    for e in expect:
        looked_at = droppable & set(e)
        if len(e) > 1 and any(t[i] not in e[i] for i in looked_at):
            gone |= looked_at
    return tuple(FREE if i in gone else v for i, v in enumerate(t))


@settings(max_examples=60, deadline=None)
@given(tables(), st.booleans(), st.data())
def test_intermediate_solutions_are_what_the_definition_says(of: TruthTable, contradictions: bool, draw: st.DataObject) -> None:
    levels = [c.levels for c in of.conditions]
    conjunction = st.dictionaries(st.integers(0, len(levels) - 1), st.sets(st.integers(0, 1), min_size=1, max_size=1), min_size=1, max_size=2)
    expect = draw.draw(st.lists(conjunction, min_size=1, max_size=3))
    texts = tuple("*".join(f"{of.conditions[i].name}[{','.join(map(str, v))}]" for i, v in e.items()) for e in expect)
    exclude = tuple(draw.draw(st.sets(st.integers(1, of.size), max_size=2)))
    options = Options(expect=texts, contradictions=contradictions, exclude=exclude)
    explained, allowed = followed(of, options, remainders=True)
    for pair in intermediate(of, options, conservative(of, options), parsimonious(of, options)):
        shortened = {kept(t, q, expect) for t in pair.conservative.terms for q in pair.parsimonious.terms if covers(q, t)}
        assumed = {v for v in allowed - set(explained) if any(covers(q, v) for q in pair.parsimonious.terms)}
        easy = {v for v in assumed if any(covers(t, v) for t in shortened)}
        assert set(pair.easy) == {number_of(v, of.conditions) for v in easy}
        assert set(pair.difficult) == {number_of(v, of.conditions) for v in assumed - easy}
        primes = brute_primes(explained, {*explained, *easy}, levels)
        assert set(pair.solution.primes) == primes
        if len(primes) <= 12:
            every = brute_covers(primes, explained)
            assert {frozenset(m.terms) for m in pair.solution.models} == {c for c in every if len(c) == min(map(len, every))}


def test_a_joint_expectation_drops_its_conditions_only_where_it_is_not_met() -> None:
    of = table([2, 2, 2], {(1, 0, 1): "1", (0, 0, 0): "0", (0, 1, 0): "0", (1, 1, 0): "0", (1, 0, 0): "0"})
    c, p = conservative(of, PLAIN), parsimonious(of, PLAIN)
    assert written(p, of) == {frozenset({"C"})}

    def solution(*expect: str) -> set[frozenset[str]]:
        (pair,) = intermediate(of, Options(expect=expect), c, p)
        return written(pair.solution, of)

    assert solution("A*~B") == {frozenset({"A*~B*C"})}
    assert solution("A*B") == {frozenset({"C"})}
    assert solution("A", "B") == {frozenset({"A*C"})}
    assert solution("A", "B", "~B") == {frozenset({"A*~B*C"})}


def test_several_levels_may_be_expected() -> None:
    of = table([3, 2], {(2, 1): "1", (0, 0): "0", (1, 0): "0", (2, 0): "0"})
    c, p = conservative(of, PLAIN), parsimonious(of, PLAIN)

    def solution(expect: str) -> set[frozenset[str]]:
        (pair,) = intermediate(of, Options(expect=(expect,)), c, p)
        return written(pair.solution, of)

    assert solution("A[1,2]") == {frozenset({"A[2]*B[1]"})}
    assert solution("A[0,1]") == {frozenset({"B[1]"})}


def test_without_an_expectation_there_is_no_intermediate_solution() -> None:
    of = table([2], {(1,): "1", (0,): "0"})
    assert intermediate(of, PLAIN, conservative(of, PLAIN), parsimonious(of, PLAIN)) == ()


def test_without_a_positive_row_a_solution_has_no_model() -> None:
    of = table([2, 2], {(0, 1): "0", (1, 1): "?"})
    assert parsimonious(of, PLAIN).models == conservative(of, PLAIN).models == ()


def test_without_a_negative_row_the_parsimonious_term_asks_nothing() -> None:
    of = table([2, 2], {(0, 1): "1"})
    assert [m.terms for m in parsimonious(of, PLAIN).models] == [((FREE, FREE),)]
    assert [m.simplifying for m in parsimonious(of, PLAIN).models] == [(1, 3, 4)]


def test_more_models_than_asked_for_are_cut_and_it_is_said() -> None:
    of = truth_table(data("CVF"), cuts(expected("CVF")))
    assert len(parsimonious(of, Options(max_models=4)).models) == 4
    assert not parsimonious(of, Options(max_models=4)).capped
    found = parsimonious(of, Options(max_models=3))
    assert len(found.models) == 3
    assert found.capped
    # what is not seen may lack a term that all seen have in common: only what no cover can do without is called essential
    assert parsimonious(of, Options(max_models=1)).essential == parsimonious(of, PLAIN).essential


def test_of_many_assumptions_the_number_is_told() -> None:
    of = table([2] * 20, {(1,) * 20: "1", (0,) * 20: "0"})
    found = parsimonious(of, Options(max_models=20))
    assert len(found.models) == 20
    assert {m.assumed for m in found.models} == {2**19 - 1}
    assert all(len(m.simplifying) == 10_000 for m in found.models)


def test_too_many_conditions_are_refused() -> None:
    of = table([2] * 21, {(1,) * 21: "1"})
    with pytest.raises(AnalysisError, match="2,097,152 configurations"):
        conservative(of, PLAIN)


def test_an_exclusion_out_of_range_is_refused() -> None:
    with pytest.raises(AnalysisError, match="no configuration 5"):
        parsimonious(table([2, 2], {(1, 1): "1"}), Options(exclude=(5,)))
