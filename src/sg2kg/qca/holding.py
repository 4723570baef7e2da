"""How far the solutions hold when cut-offs are chosen otherwise: the ranges without change, and how much stands just beyond them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Union

from sg2kg.qca.data import Data
from sg2kg.qca.minimise import model_sets
from sg2kg.qca.results import Cuts, Model, Options
from sg2kg.qca.robustness import FitRobustness, Range, cut_ranges, fit_robustness
from sg2kg.qca.terms import Term
from sg2kg.qca.truth import truth_table

_BEYOND = 1e-6
_MODELS = 50
"""Models of one test solution that are compared with, at most."""


@dataclass(frozen=True)
class Holding:
    """How far one kind of solution holds."""

    kind: str
    ranges: tuple[Range, ...]
    """One for each cut-off, all else as chosen."""
    tests: tuple[tuple[str, float], ...]
    """The nearest cut-offs with other models: (name, value); those without a positive row are left out."""
    fits: tuple[Union[FitRobustness, None], ...]
    """For each model, how it fares against all models of the tests; None where there is no test."""


def holding(data: Data, cuts: Cuts, options: Options, kind: str, models: Sequence[Model]) -> Holding:
    """How far the ``models`` of one kind hold. Raises what ``robustness.cut_ranges`` raises."""
    ranges = cut_ranges(data, cuts, options, kind).ranges
    tests: list[tuple[str, float]] = []
    others: list[tuple[Data, Sequence[Term]]] = []
    for name, value in _beyond(ranges):
        changed = replace(cuts, n=int(value)) if name == "n" else replace(cuts, **{name: value})  # type: ignore[arg-type]
        found = model_sets(truth_table(data, changed, options.exclude), options, kind)
        terms = sorted(sorted(m) for m in found)[:_MODELS]
        if terms:
            tests.append((name, value))
            others += [(data, m) for m in terms]
    fits = fit_robustness(data, [m.terms for m in models], others) if others else (None,) * len(models)
    return Holding(kind, ranges, tuple(tests), fits)


def _beyond(ranges: Sequence[Range]) -> Iterator[tuple[str, float]]:
    for r in ranges:
        if not r.low_bound:
            yield r.name, r.low - 1 if r.name == "n" else r.low
        if not r.high_bound:
            yield r.name, r.high + 1 if r.name == "n" else min(1.0, r.high + _BEYOND)
