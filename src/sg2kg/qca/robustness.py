"""Robustness: within which cut-offs and anchors the models stay the same, and how much a solution keeps under other choices.

After Oana & Schneider 2024, "A robustness test protocol for applied QCA".
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from sg2kg.errors import AnalysisError, Sg2Error
from sg2kg.qca.data import Data
from sg2kg.qca.fit import sufficiency
from sg2kg.qca.memberships import in_model, literal_columns
from sg2kg.qca.minimise import model_sets
from sg2kg.qca.results import TOLERANCE, Cuts, Measure, Options
from sg2kg.qca.terms import Term
from sg2kg.qca.truth import truth_table

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Columns = list[list[NDArray[np.float64]]]


@dataclass(frozen=True)
class Range:
    """The values of one cut-off or anchor, around the chosen one, with which the models of a solution stay what they are; all else as chosen."""

    name: str
    """incl, incl_low, n, pri, or the name of the anchor."""
    chosen: float
    low: float
    high: float
    """Up to this value, itself included."""
    low_included: bool
    """False where the models are the same with anything above ``low``, but not with ``low``."""
    low_bound: bool = False
    """True where the range ends below only because no lower value was tried, or there is none."""
    high_bound: bool = False
    """The same above."""
    anchor: bool = False
    """True for an anchor of a calibration, False for a cut-off."""


@dataclass(frozen=True)
class Robustness:
    """The ranges of all cut-offs for one kind of solution."""

    kind: str
    """conservative, parsimonious or intermediate."""
    ranges: tuple[Range, ...]


@dataclass(frozen=True)
class FitRobustness:
    """How much of an initial solution stands under other choices, from 0 to 1, where 1 is best; None where a measure divides by nothing."""

    consistency: Measure
    """RF_cons: consistency of the initial solution, by that of the robust core. Above 1 where the core is less consistent."""
    coverage: Measure
    """RF_cov: coverage of the robust core, by that of the initial solution."""
    smallest: Measure
    """RF_SC_minTS: how much the initial solution overlaps with what all test solutions share."""
    largest: Measure
    """RF_SC_maxTS: how much it overlaps with what the test solutions cover together."""


def cut_ranges(data: Data, cuts: Cuts, options: Options, kind: str) -> Robustness:
    """The range of each cut-off in which the models of ``kind`` (conservative, parsimonious or intermediate) do not change.

    The ranges are exact: between the inclusions (PRIs, numbers of cases) that rows have, no row changes. Raises as ``truth_table`` and
    ``minimise`` do.
    """
    models = _Models(options, kind)
    chosen = models.of(data, cuts)

    def same(changed: Cuts) -> bool:
        return models.of(data, changed) == chosen

    rows = truth_table(data, replace(cuts, n=1)).rows
    incl = [r.incl for r in rows if r.incl is not None]
    pri = [r.pri for r in rows if r.pri is not None]
    low = 0.0 if cuts.incl_low is None else cuts.incl_low
    found = [_range("incl", cuts.incl, incl, low, 1.0, lambda v: same(replace(cuts, incl=v)))]
    if cuts.incl_low is not None:
        found.append(_range("incl_low", cuts.incl_low, incl, 0.0, cuts.incl, lambda v: same(replace(cuts, incl_low=v))))
    found.append(_n_range(cuts, max((r.n for r in rows), default=1), same))
    found.append(_range("pri", cuts.pri, pri, 0.0, 1.0, lambda v: same(replace(cuts, pri=v))))
    return Robustness(kind, tuple(found))


def anchor_range(
    name: str,
    chosen: float,
    low: float,
    high: float,
    calibrated: Callable[[float], Data],
    cuts: Cuts,
    options: Options,
    kind: str,
    steps: int = 20,
) -> Range:
    """The range of one calibration anchor, within ``low`` and ``high``, in which the models of ``kind`` do not change.

    ``calibrated`` makes the data with another value of the anchor; where it raises an Sg2Error the value cannot be used, and the range ends. Up and
    down from the chosen value, one step after another is tried, a ``steps``-th of the way to the limit each, and the end is then halved towards as
    many times. A change and back within one step is not seen.
    """
    if not low <= chosen <= high or steps < 1:
        raise AnalysisError(f"{name} is {chosen:g}, which is not within {low:g} and {high:g}.", "Give limits around the chosen value, and steps.")
    models = _Models(options, kind)
    wanted = models.of(calibrated(chosen), cuts)

    def same(value: float) -> bool:
        try:
            return models.of(calibrated(value), cuts) == wanted
        except Sg2Error:
            return False

    lowest, highest = _end(chosen, low, steps, same), _end(chosen, high, steps, same)
    return Range(name, chosen, lowest, highest, True, lowest == low, highest == high, anchor=True)


def fit_robustness(data: Data, initial: Iterable[Sequence[Term]], tests: Sequence[tuple[Data, Sequence[Term]]]) -> tuple[FitRobustness, ...]:
    """How each initial model fares against models found with other choices, each with the data it was found in, which may be calibrated otherwise.

    The core is what the initial and all test models share, case by case: the least membership. Raises AnalysisError without a test model, and where
    the cases of a test are others.
    """
    import numpy as np

    others = []
    columns: dict[int, Columns] = {}
    for its_data, terms in tests:
        if its_data.cases != data.cases:
            raise AnalysisError("A test model is of other cases.", "Compare solutions of the same cases, in the same order.")
        its = columns.get(id(its_data)) or columns.setdefault(id(its_data), literal_columns(its_data))
        others.append(in_model(its, terms))
    if not others:
        raise AnalysisError("There is no test model to compare with.", "Give a model that another cut-off or calibration leads to.")
    least, most = np.minimum.reduce(others), np.maximum.reduce(others)
    mine = literal_columns(data)
    return tuple(_fares(data, in_model(mine, terms), least, most) for terms in initial)


def _fares(data: Data, mine: NDArray[np.float64], least: NDArray[np.float64], most: NDArray[np.float64]) -> FitRobustness:
    import numpy as np

    of_mine, of_core = (sufficiency(data, x.tolist()) for x in (mine, np.minimum(mine, least)))
    shares = (_ratio(float(np.minimum(mine, x).sum()), float(np.maximum(mine, x).sum())) for x in (least, most))
    return FitRobustness(_ratio(of_mine.incl, of_core.incl), _ratio(of_core.cov, of_mine.cov), *shares)


class _Models:
    """The models of truth tables; where the same rows have the same codes, they are worked out once."""

    def __init__(self, options: Options, kind: str) -> None:
        self._options, self._kind = options, kind
        self._known: dict[tuple[tuple[int, str], ...], frozenset[frozenset[Term]]] = {}

    def of(self, data: Data, cuts: Cuts) -> frozenset[frozenset[Term]]:
        table = truth_table(data, cuts)
        codes = tuple((row.number, row.out) for row in table.rows)
        if codes not in self._known:
            self._known[codes] = model_sets(table, self._options, self._kind)
        return self._known[codes]


def _ratio(a: Measure, b: Measure) -> Measure:
    return None if a is None or not b else a / b


def _range(name: str, chosen: float, of_rows: Iterable[float], low: float, high: float, same: Callable[[float], bool]) -> Range:
    """A row passes with a cut-off up to its own value; so what lies above one row's value and up to the next makes no difference."""
    points = sorted({v for v in of_rows if low < v < high} | {high})
    above = [v for v in points if v >= chosen - TOLERANCE]
    below = [v for v in points if v < chosen - TOLERANCE]
    highest = above[0] if above else high
    while highest < high and same(above[1]):
        above.pop(0)
        highest = above[0]
    while below and same(below[-1]):
        below.pop()
    lowest = below[-1] if below else low
    highest = max(highest, chosen)  # a row that reaches the cut-off but for rounding
    usable = not below and (name != "incl" or low > 0)  # an inclusion cut-off of 0 is none
    return Range(name, chosen, lowest, highest, usable, not below, highest == high)


def _n_range(cuts: Cuts, largest: int, same: Callable[[Cuts], bool]) -> Range:
    low = high = cuts.n
    while low > 1 and same(replace(cuts, n=low - 1)):
        low -= 1
    while high < largest and same(replace(cuts, n=high + 1)):
        high += 1
    return Range("n", cuts.n, low, high, True, low == 1, high >= largest)


def _end(chosen: float, limit: float, steps: int, same: Callable[[float], bool]) -> float:
    inside = chosen
    for step in range(1, steps + 1):
        value = limit if step == steps else chosen + (limit - chosen) * step / steps
        if not same(value):
            break
        inside = value
    else:
        return limit
    outside = value
    for _ in range(steps):
        middle = (inside + outside) / 2
        inside, outside = (middle, outside) if same(middle) else (inside, middle)
    return inside
