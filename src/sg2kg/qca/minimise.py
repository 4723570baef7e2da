"""Minimisation: the conservative, the parsimonious and the intermediate solution of a truth table, with all their models.

Ragin 1987, "The comparative method", chs. 6 and 7; Ragin & Sonnett 2005, "Between complexity and parsimony". A row is explained where it is
positive; remainders are what no case, or too few, fall in.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import islice, product
from typing import TYPE_CHECKING

from sg2kg.errors import AnalysisError
from sg2kg.qca.areas import LARGEST, area, count, numbers
from sg2kg.qca.covers import LOOKS, Chart, Covers, irredundant_covers, minimum_covers
from sg2kg.qca.expectations import parse, shorten
from sg2kg.qca.fit import Fitting
from sg2kg.qca.primes import prime_implicants
from sg2kg.qca.results import Intermediate, Model, Options, Solution, TruthTable
from sg2kg.qca.terms import Term, covers, size, values_of, write_term

if TYPE_CHECKING:
    from sg2kg.qca.areas import Area
KINDS = ("conservative", "parsimonious", "intermediate")
_LISTED = 200_000
"""So many simplifying assumptions are listed in a solution, over all its models."""
_LISTED_EACH = 256
_LISTED_TERMS = 100_000
"""So many terms, in models of all pairs, are listed in intermediate solutions."""
_LOOKS_EACH = 50_000
_CELLS = 3
"""So many cells, one a row and configuration, take about as long as one look, in the search for prime implicants."""


@dataclass(frozen=True)
class _Task:
    """A truth table as minimisation sees it: rows to explain, and what may be assumed beside them."""

    table: TruthTable
    options: Options
    explained: tuple[Term, ...]
    contradictory: tuple[Term, ...]
    negative: Area

    @classmethod
    def of(cls, table: TruthTable, options: Options) -> _Task:
        if options.max_models < 1:
            raise AnalysisError(f"At most {options.max_models} models cannot be listed.", "Ask for 1 or more.")
        highest = size(table.conditions)
        for number in options.exclude:
            if not 1 <= number <= highest:
                raise AnalysisError(f"There is no configuration {number} to exclude.", f"They are numbered from 1 to {highest:,}.")
        excluded = {values_of(number, table.conditions) for number in options.exclude}
        kinds = {out: tuple(r.values for r in table.with_out(out) if r.values not in excluded) for out in "01C"}
        contradictory = kinds["C"] if options.contradictions else ()
        negative = {*kinds["0"], *kinds["C"], *excluded} - set(contradictory)
        return cls(table, options, kinds["1"], contradictory, area(negative, table.conditions))

    @cached_property
    def fitting(self) -> Fitting:
        return Fitting(self.table.data)

    def certain(self) -> Area:
        """What may be covered without an assumption about a remainder."""
        return area([*self.explained, *self.contradictory], self.table.conditions)

    def assumable(self) -> Area:
        """Remainders, and contradictory rows where they may be assumed positive."""
        return ~(self.negative | area(self.explained, self.table.conditions))


def conservative(table: TruthTable, options: Options, looks: int = LOOKS) -> Solution:
    """The solution that assumes nothing of remainders; without a model where no row is positive. ``looks`` bounds the search for models.

    Raises AnalysisError where there are too many conditions, and for exclusions out of range.
    """
    task = _Task.of(table, options)
    return _solution("conservative", task, task.certain(), looks)[0]


def parsimonious(table: TruthTable, options: Options, looks: int = LOOKS) -> Solution:
    """The solution that assumes of every remainder what makes the terms shortest; without a model where no row is positive; ``looks`` as there.

    Where no row is negative, it is the term that asks nothing. Raises as ``conservative`` does.
    """
    task = _Task.of(table, options)
    return _solution("parsimonious", task, ~task.negative, looks)[0]


def intermediate(table: TruthTable, options: Options, conservative: Solution, parsimonious: Solution) -> tuple[Intermediate, ...]:
    """The intermediate solution between each conservative and each parsimonious model, under ``options.expect``; none without expectations.

    The simplifying assumptions of the parsimonious model that agree with the expectations are easy counterfactuals; the positive rows are minimised
    anew with them. There are fewer than all pairs beyond ``options.max_models`` of them, or where working them out takes too long, or their models
    would be too many to list. Raises as ``conservative`` does, and for expectations that cannot be read.
    """
    if not options.expect:
        return ()
    task = _Task.of(table, options)
    conditions = table.conditions
    expectations = parse(options.expect, conditions)
    explained, assumable = area(task.explained, conditions), task.assumable()
    pairs = list(islice(product(conservative.models, parsimonious.models), options.max_models))
    most, looks = max(_LISTED_EACH, _LISTED // max(1, len(pairs))), max(_LOOKS_EACH, LOOKS // max(1, len(pairs)))
    effort, listed = 2 * LOOKS, _LISTED_TERMS
    known: dict[bytes, Solution] = {}

    @cache
    def shorter(t: Term, p: tuple[Term, ...]) -> tuple[Term, ...]:
        return tuple(shorten(t, q, expectations) for q in p if covers(q, t))

    found: list[Intermediate] = []
    for c, p in pairs:
        shortened = {s for t in c.terms for s in shorter(t, p.terms)}
        assumed = area(p.terms, conditions) & assumable
        easy = assumed & area(shortened, conditions)
        key = easy.tobytes()
        if key not in known:
            if found and effort <= 0:
                break
            known[key], looked = _solution("intermediate", task, explained | easy, looks)
            effort -= looked + table.size * len(task.explained) // _CELLS
        listed -= sum(len(model.terms) for model in known[key].models)
        if found and listed < 0:
            break
        difficult = assumed & ~easy
        found.append(Intermediate(c, p, known[key], numbers(easy, most), numbers(difficult, most), count(easy), count(difficult)))
    return tuple(found)


def model_sets(table: TruthTable, options: Options, kind: str) -> frozenset[frozenset[Term]]:
    """The models of one kind (see KINDS), of all pairs where it is intermediate, as sets of terms: what is compared when cut-offs are varied."""
    if kind == "intermediate":
        pairs = intermediate(table, options, conservative(table, options), parsimonious(table, options))
        return frozenset(frozenset(model.terms) for pair in pairs for model in pair.solution.models)
    task = _Task.of(table, options)
    if not task.explained:
        return frozenset()
    return frozenset(map(frozenset, _covers(_chart(task, task.certain() if kind == "conservative" else ~task.negative), options, LOOKS).found))


def _solution(kind: str, task: _Task, allowed: Area, looks: int = LOOKS) -> tuple[Solution, int]:
    """The solution, and how many looks the search for its models took."""
    if not task.explained:
        return Solution(kind, (), (), ()), 0
    options, conditions = task.options, task.table.conditions
    chart = _chart(task, allowed)
    found = _covers(chart, options, looks)
    written = {t: write_term(t, conditions) for t in chart.terms}
    models = sorted((sorted(cover, key=written.__getitem__) for cover in found.found), key=lambda terms: [written[t] for t in terms])
    essential = chart.alone() if found.capped else set(models[0]).intersection(*models)
    primes, common = (tuple(sorted(terms, key=written.__getitem__)) for terms in (chart.terms, essential))
    return Solution(kind, primes, common, tuple(_models(models, task)), found.capped), found.looked


def _chart(task: _Task, allowed: Area) -> Chart:
    return Chart.of(prime_implicants(task.explained, allowed), task.explained)


def _covers(chart: Chart, options: Options, looks: int) -> Covers:
    if options.all_models:
        return irredundant_covers(chart, options.max_models, looks)
    return minimum_covers(chart.undominated() if options.row_dominance else chart, options.max_models, looks)


def _models(models: Sequence[Sequence[Term]], task: _Task) -> Iterable[Model]:
    conditions = task.table.conditions
    assumable = task.assumable()
    most = min(LARGEST, max(_LISTED_EACH, _LISTED // len(models)))
    for terms in models:
        fits, fit = task.fitting.model(terms)
        assumed = area(terms, conditions) & assumable
        yield Model(tuple(terms), fits, fit, numbers(assumed, most), count(assumed))
