"""How well expressions do as necessary conditions, and which expressions reach a cut-off, for necessity and for sufficiency.

Formulas: Ragin 2006, "Set relations in social research"; relevance of necessity (RoN): Schneider & Wagemann 2012, 9.2.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sg2kg.errors import AnalysisError
from sg2kg.qca.data import Condition, Data, Score
from sg2kg.qca.fit import measure
from sg2kg.qca.memberships import known, literal_columns, share
from sg2kg.qca.results import TOLERANCE, Fit, Measure, NecessityFit
from sg2kg.qca.terms import FREE, write_term

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

MAX_EXPRESSIONS = 200_000
"""A size of expressions is not begun where more than this many would have been tried after it."""
BATCH = 512
"""How many expressions are tried at once."""
Literal = tuple[int, int]
"""(condition, level)"""


@dataclass(frozen=True)
class Necessary:
    """The necessary expressions that were found: single literals first, then conjunctions, then disjunctions, each by size."""

    found: tuple[tuple[str, NecessityFit], ...]
    tried_up_to: int
    """The most literals in an expression that was tried."""
    complete: bool
    """False where larger expressions that were asked for were not tried, because there are too many."""


@dataclass(frozen=True)
class Sufficient:
    """The shortest sufficient conjunctions that were found, by size."""

    found: tuple[tuple[str, Fit], ...]
    tried_up_to: int
    """The most literals in a conjunction that was tried."""
    complete: bool
    """False where larger conjunctions that were asked for were not tried, because there are too many."""


def fit(data: Data, x: Sequence[Score]) -> NecessityFit:
    """The fit of a set as a necessary condition of the outcome; ``x`` holds a membership a case. Cases of which one is not known are left out."""
    return _fit(*known(x, data.outcomes))


def single(data: Data) -> dict[str, NecessityFit]:
    """The fit of every literal, present ones first: ``A``, ``~A``; with a multi-value condition ``A[0]``, ``A[1]`` …"""
    columns, y = _scored(data)
    found = {}
    for negative in (False, True):
        for i, condition in enumerate(data.conditions):
            for level in range(condition.levels):
                if (level == 0) == negative:
                    found[_write([(i, level)], data.conditions)] = _fit(columns[i][level], y)
    return found


def necessary(data: Data, incl_cut: float, cov_cut: float = 0, ron_cut: float = 0, max_size: int | None = None) -> Necessary:
    """The conjunctions and disjunctions of literals that are necessary by all three cut-offs, as ``superSubset`` of R's package QCA finds them.

    Every conjunction that reaches the cut-offs is listed, also one whose parts do; a disjunction only where no part of it has been found.
    ``max_size`` is the most literals in an expression, None for all conditions. From four literals on the search ends after a size that adds nothing
    to what was found. It also ends before there would be more than ``MAX_EXPRESSIONS``, and then the result says so.

    Raises AnalysisError where a cut-off is out of range or a condition score is missing.
    """
    import numpy as np

    _check_cuts(("inclusion", incl_cut), ("coverage", cov_cut), ("relevance", ron_cut))
    columns, y = _scored(data)
    asked = min(len(data.conditions), max_size or len(data.conditions))
    largest = _affordable(data.conditions, asked)
    both: list[tuple[str, NecessityFit]] = []
    either: list[tuple[str, NecessityFit]] = []
    smallest: set[tuple[Literal, ...]] = set()

    def passing(x: NDArray[np.float64]) -> Iterator[tuple[int, NecessityFit]]:
        close = np.minimum(x, y).sum(axis=1) >= (incl_cut - 2 * TOLERANCE) * y.sum()
        for row in np.flatnonzero(close).tolist():
            fits = _fit(x[row], y)
            if _reaches(fits.incl, incl_cut) and _reaches(fits.cov, cov_cut) and _reaches(fits.ron, ron_cut):
                yield row, fits

    for size in range(1, largest + 1):
        before = len(both) + len(either)
        for literals, parts in _expressions(data.conditions, columns, size):
            for row, fits in passing(parts.min(axis=1)):
                both.append((_write(literals[row], data.conditions), fits))
                if size == 1:
                    smallest.add(literals[row])
            if size == 1:
                continue
            for row, fits in passing(parts.max(axis=1)):
                if not _contains(literals[row], smallest):
                    either.append(("+".join(_write([one], data.conditions) for one in literals[row]), fits))
                    smallest.add(literals[row])
        if size > 3 and 0 < before == len(both) + len(either):
            return Necessary((*both, *either), size, True)
    return Necessary((*both, *either), largest, largest == asked)


def sufficient(data: Data, incl_cut: float, cov_cut: float = 0, max_size: int | None = None) -> Sufficient:
    """The conjunctions of literals that are sufficient by both cut-offs and contain no smaller one that is.

    ``max_size`` is the most literals in a conjunction, None for all conditions; the search ends before there would be more than ``MAX_EXPRESSIONS``.
    Raises AnalysisError where a cut-off is out of range or a condition score is missing.
    """
    import numpy as np

    _check_cuts(("inclusion", incl_cut), ("coverage", cov_cut))
    columns, y = _scored(data)
    asked = min(len(data.conditions), max_size or len(data.conditions))
    largest = _affordable(data.conditions, asked)
    found: list[tuple[str, Fit]] = []
    smallest: set[tuple[Literal, ...]] = set()
    for size in range(1, largest + 1):
        for literals, parts in _expressions(data.conditions, columns, size):
            x = parts.min(axis=1)
            close = np.minimum(x, y).sum(axis=1) >= (incl_cut - 2 * TOLERANCE) * x.sum(axis=1)
            for row in np.flatnonzero(close).tolist():
                fits = measure(x[row], y)
                if _reaches(fits.incl, incl_cut) and _reaches(fits.cov, cov_cut) and not _contains(literals[row], smallest):
                    found.append((_write(literals[row], data.conditions), fits))
                    smallest.add(literals[row])
    return Sufficient(tuple(found), largest, largest == asked)


def _contains(literals: tuple[Literal, ...], smallest: set[tuple[Literal, ...]]) -> bool:
    return any(part in smallest for size in range(1, len(literals) + 1) for part in itertools.combinations(literals, size))


def _affordable(conditions: Sequence[Condition], asked: int) -> int:
    # expressions by size: the elementary symmetric polynomials of the numbers of levels
    counts = [1] + [0] * len(conditions)
    for condition in conditions:
        for size in range(len(conditions), 0, -1):
            counts[size] += counts[size - 1] * condition.levels
    total = 0
    for size in range(1, asked + 1):
        total += counts[size]
        if total > MAX_EXPRESSIONS and size > 1:
            return size - 1
    return asked


def _expressions(
    conditions: Sequence[Condition], columns: list[list[NDArray[np.float64]]], size: int
) -> Iterator[tuple[list[tuple[Literal, ...]], NDArray[np.float64]]]:
    # batches of (literals of each expression, memberships as expression × literal × case)
    import numpy as np

    for chosen in itertools.combinations(range(len(conditions)), size):
        every = itertools.product(*([(i, level) for level in reversed(range(conditions[i].levels))] for i in chosen))
        while batch := list(itertools.islice(every, BATCH)):
            yield batch, np.array([[columns[i][level] for i, level in literals] for literals in batch])


def _scored(data: Data) -> tuple[list[list[NDArray[np.float64]]], NDArray[np.float64]]:
    import numpy as np

    used = np.array([y is not None for y in data.outcomes], dtype=bool)
    y = np.array([v for v in data.outcomes if v is not None], dtype=float)
    return [[level[used] for level in levels] for levels in literal_columns(data)], y


def _fit(x: NDArray[np.float64], y: NDArray[np.float64]) -> NecessityFit:
    import numpy as np

    both = np.minimum(x, y)
    total = float(both.sum())
    return NecessityFit(share(total, float(y.sum())), share(float((1 - x).sum()), float((1 - both).sum())), share(total, float(x.sum())))


def _reaches(value: Measure, cut: float) -> bool:
    return cut == 0 or (value is not None and value >= cut - TOLERANCE)


def _check_cuts(*cuts: tuple[str, float]) -> None:
    for name, cut in cuts:
        if not 0 <= cut <= 1:
            raise AnalysisError(f"the {name} cut-off is {cut:g}", "Give a number from 0 to 1.")


def _write(literals: Sequence[Literal], conditions: Sequence[Condition]) -> str:
    term: list[int] = [FREE] * len(conditions)
    for i, level in literals:
        term[i] = level
    return write_term(tuple(term), conditions)
