"""What the gaps could change: the analysis with each gap filled both ways, and what holds however they are filled."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import product
from typing import Union

from sg2kg.qca.covers import LOOKS
from sg2kg.qca.data import Data, Score
from sg2kg.qca.fit import memberships, sufficiency
from sg2kg.qca.minimise import conservative, intermediate, parsimonious
from sg2kg.qca.results import Cuts, Options, Solution
from sg2kg.qca.terms import Term, number_of, size, write_term
from sg2kg.qca.truth import truth_table

ALL = 1024
"""Up to this many ways of filling the gaps (ten gaps) all are tried, …"""
SAMPLE = 64
"""… else this many, drawn with a seed; so too where there are more than 256 configurations, each try of which takes long, …"""
FEWER = 24
"""… and this many where there are more than 4096."""
MODELS = 5
"""Models of one solution that are looked at in one filling, and pairs of models with intermediate ones."""
_LOOKS = LOOKS // SAMPLE
Range = Union[tuple[float, float], None]
"""The least and the most of a measure; None where it was never defined."""


@dataclass(frozen=True)
class RowBounds:
    """A configuration whose code depends on how the gaps are filled."""

    number: int
    values: Term
    outs: tuple[str, ...]
    """The codes that occur, sorted; ``?`` too where no case falls in it."""


@dataclass(frozen=True)
class SolutionBounds:
    """What becomes of one kind of solution."""

    kind: str
    always: tuple[str, ...]
    """Terms in every model of every filling."""
    sometimes: tuple[str, ...]
    """Terms in some model of some filling, but not always."""
    incl: Range
    cov: Range
    """The least and the most over all models of all fillings."""
    empty: int
    """In how many fillings there was no positive row, and so no solution."""
    capped: bool
    """True where some filling had more models than were looked at: ``sometimes`` and the ranges may then be wider."""


@dataclass(frozen=True)
class Bounds:
    """The analysis with every gap in a condition filled both ways; cases without an outcome stay out."""

    gaps: tuple[tuple[str, str], ...]
    """(case, condition)."""
    ways: int
    """In how many ways the gaps can be filled."""
    tried: int
    seed: Union[int, None]
    """Of the draw, where not all ways were tried."""
    flips: tuple[RowBounds, ...]
    steady: int
    """How many observed rows keep their code."""
    solutions: tuple[SolutionBounds, ...]


def bound(data: Data, cuts: Cuts, options: Options, seed: int = 0) -> Bounds:
    """The bounds of an analysis of ``data``, which has gaps: 0 and 1 are tried for each, all levels for a multi-value condition.

    Raises what :func:`sg2kg.qca.truth.truth_table` and the minimisation raise.
    """
    gaps = tuple(g for g in data.gaps() if g[1] != data.outcome)
    levels = [next(c.levels for c in data.conditions if c.name == name) for _, name in gaps]
    ways = 1
    for n in levels:
        ways *= n
    configurations = size(data.conditions)
    sample = SAMPLE if configurations <= 4096 else FEWER
    whole = ways <= (ALL if configurations <= 256 else sample)
    fillings = product(*map(range, levels)) if whole else _drawn(levels, sample, seed)
    few = replace(options, max_models=min(options.max_models, MODELS))
    found = _Found(data, cuts, few)
    for filling in fillings:
        found.add(_filled(data, filling))
    return Bounds(gaps, ways, found.tried, None if whole else seed, *found.rows(), found.solutions())


def _drawn(levels: Sequence[int], tries: int, seed: int) -> Iterator[tuple[int, ...]]:
    dice = random.Random(seed).random
    yield (0,) * len(levels)
    yield tuple(n - 1 for n in levels)
    for _ in range(tries - 2):
        yield tuple(int(dice() * n) for n in levels)


def _filled(data: Data, filling: Sequence[int]) -> Data:
    values = iter(filling)
    scores: list[tuple[Score, ...]] = []
    for row in data.scores:
        scores.append(tuple(float(next(values)) if v is None else v for v in row))
    return replace(data, scores=tuple(scores))


@dataclass(frozen=True)
class _Solved:
    kind: str
    models: tuple[tuple[Term, ...], ...]
    common: frozenset[Term]
    """Terms that are in every model of these solutions, those not looked at included."""
    capped: bool

    @classmethod
    def of(cls, kind: str, solutions: Sequence[Solution], more: bool = False) -> _Solved:
        models = sorted({m.terms for s in solutions for m in s.models})
        common = set.intersection(*(set(s.essential) for s in solutions)) if solutions else set()
        return cls(kind, tuple(models[:MODELS]), frozenset(common), more or len(models) > MODELS or any(s.capped for s in solutions))


class _Found:
    def __init__(self, data: Data, cuts: Cuts, options: Options) -> None:
        self.cuts = cuts
        self.options = options
        self.conditions = data.conditions
        self.tried = 0
        self._codes: dict[Term, list[str]] = {}
        self._solved: dict[tuple[tuple[int, str], ...], list[_Solved]] = {}
        self._always: dict[str, frozenset[Term]] = {}
        self._ever: dict[str, set[Term]] = {}
        self._incl: dict[str, list[float]] = {}
        self._cov: dict[str, list[float]] = {}
        self._empty: dict[str, int] = {}
        self._capped: set[str] = set()

    def add(self, data: Data) -> None:
        table = truth_table(data, self.cuts, self.options.exclude)
        for row in table.rows:
            self._codes.setdefault(row.values, []).append(row.out)
        self.tried += 1
        key = tuple((row.number, row.out) for row in table.rows)
        if key not in self._solved:
            self._solved[key] = self._solve(data)
        for solved in self._solved[key]:
            self._count(solved, data)

    def _solve(self, data: Data) -> list[_Solved]:
        table = truth_table(data, self.cuts, self.options.exclude)
        wide = conservative(table, self.options, _LOOKS)
        short = parsimonious(table, self.options, _LOOKS)
        solved = [_Solved.of(s.kind, [s]) for s in (wide, short)]
        if self.options.expect:
            pairs = intermediate(table, self.options, wide, short)
            more = len(wide.models) * len(short.models) > len(pairs) or wide.capped or short.capped
            solved.append(_Solved.of("intermediate", [p.solution for p in pairs], more))
        return solved

    def _count(self, solved: _Solved, data: Data) -> None:
        kind = solved.kind
        self._always[kind] = self._always.get(kind, solved.common) & solved.common
        self._ever.setdefault(kind, set()).update(*solved.models)
        self._empty[kind] = self._empty.get(kind, 0) + (not solved.models)
        if solved.capped:
            self._capped.add(kind)
        for terms in solved.models:
            fit = sufficiency(data, memberships(data, terms))
            for measure, values in ((fit.incl, self._incl), (fit.cov, self._cov)):
                if measure is not None:
                    values.setdefault(kind, []).append(measure)

    def rows(self) -> tuple[tuple[RowBounds, ...], int]:
        flips, steady = [], 0
        for values, codes in self._codes.items():
            outs = set(codes) | ({"?"} if len(codes) < self.tried else set())
            if len(outs) > 1:
                flips.append(RowBounds(number_of(values, self.conditions), values, tuple(sorted(outs))))
            else:
                steady += 1
        return tuple(sorted(flips, key=lambda r: r.number)), steady

    def solutions(self) -> tuple[SolutionBounds, ...]:
        def texts(terms: Iterable[Term]) -> tuple[str, ...]:
            return tuple(sorted(write_term(t, self.conditions) for t in terms))

        def span(values: list[float] | None) -> Range:
            return (min(values), max(values)) if values else None

        return tuple(
            SolutionBounds(
                kind,
                texts(self._always[kind]),
                texts(self._ever[kind] - self._always[kind]),
                span(self._incl.get(kind)),
                span(self._cov.get(kind)),
                self._empty[kind],
                kind in self._capped,
            )
            for kind in self._always
        )
