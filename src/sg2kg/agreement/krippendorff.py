"""Krippendorff's alpha at any level, for any number of coders and missing data, with its bootstrap interval.

Alpha is 1 − Do/De: the disagreement within units, against the disagreement that there would be if values were given to units by chance
(Krippendorff 2011, Computing Krippendorff's Alpha-Reliability). It is not defined where only one value was given: coders who never had to
tell anything apart have not shown that they can.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sg2kg.agreement.levels import Coded, Rows, Value, coded

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Parts = tuple[NDArray[np.float64], NDArray[np.float64]]

RESAMPLES = 2000
"""How many resamples an interval is drawn from, where nothing else is asked for."""
SEED = 20110101
"""The seed of the resamples, where no other is given."""
_AT_ONCE = 2_000_000


@dataclass(frozen=True)
class Interval:
    """The 95 % interval of an alpha."""

    low: float
    high: float
    undefined: int
    """How many resamples had no variation; they are left out."""
    exact: bool
    """True where no unit differs, and the lower end is that of an exact binomial interval."""


def alpha(ratings: Rows, level: str = "nominal", values: Sequence[Value] = (), distance: str = "masi") -> float | None:
    """Krippendorff's alpha of ``ratings`` (units × coders, None where missing), from 1 (perfect) over 0 (chance) downwards.

    ``values`` are the steps of an ordinal scale, lowest first, where they are not numbers; ``distance`` is that of sets (masi or jaccard), taken
    as the squared difference, as Passonneau (2006) does. None where no unit was coded twice or only one value was given.
    Raises AnalysisError for values that do not fit the level, NotFoundError for an unknown level or distance.
    """
    return alpha_of(coded(ratings, level, values, distance))


def alpha_of(data: Coded) -> float | None:
    """Alpha of ratings that were counted already; see :func:`alpha`."""
    import numpy as np

    units = data.pairable
    found = float(_alphas(data, units, np.ones((1, len(units))))[0]) if len(units) else float("nan")
    return None if np.isnan(found) else found


def interval(data: Coded, resamples: int = RESAMPLES, seed: Sequence[int] = (SEED,), step: Callable[[int], None] | None = None) -> Interval | None:
    """The 95 % interval: percentiles of alpha over resamples of the units (with replacement), each with marginals of its own.

    Units are resampled, not pairs of values: intervals after Hayes and Krippendorff (2007) hold the expected disagreement fixed and are too
    narrow (Zapf and others 2016, BMC Medical Research Methodology 16:93). Where no unit differs, every resample would give 1; then the lower
    end is 1 − d/p with d the upper end of the exact 95 % interval for the share of units that differ (0 of n, Clopper and Pearson 1934) and
    p the chance that two values differ. ``step`` is told how many resamples were drawn. None where alpha
    is not defined, or there is one unit only.
    """
    import numpy as np

    point = alpha_of(data)
    units = data.pairable
    n = len(units)
    if point is None or n < 2:
        return None
    if not _apart(units).any():
        total = units.sum(axis=0)
        differ = 1 - float((total * (total - 1)).sum()) / float(total.sum() * (total.sum() - 1))
        return Interval(1 - (1 - 0.025 ** (1 / n)) / differ, 1.0, 0, True)
    dice = np.random.default_rng(list(seed))
    block = max(1, min(resamples, _AT_ONCE // max(units.shape)))
    drawn: list[NDArray[np.float64]] = []
    for begun in range(0, resamples, block):
        size = min(block, resamples - begun)
        picked = dice.integers(0, n, size=(size, n)) + np.arange(size)[:, None] * n
        weights = np.bincount(picked.ravel(), minlength=size * n).reshape(size, n).astype(float)
        drawn.append(_alphas(data, units, weights))
        if step:
            step(size)
    every = np.concatenate(drawn)
    defined = every[~np.isnan(every)]
    if not len(defined):
        return None
    low, high = np.percentile(defined, [2.5, 97.5])
    return Interval(min(float(low), point), max(float(high), point), int(len(every) - len(defined)), False)


def _alphas(data: Coded, units: NDArray[np.float64], weights: NDArray[np.float64]) -> NDArray[np.float64]:
    """Alpha for each row of ``weights`` (how often each unit was drawn); NaN where only one value occurs."""
    import numpy as np

    n = weights @ units.sum(axis=1)
    within, chance = _PARTS[data.level](data, units, weights)
    found = np.full(len(weights), np.nan)
    varied = chance > 1e-12 * n * n
    found[varied] = 1 - (n[varied] - 1) * within[varied] / chance[varied]
    return found


def _nominal(_data: Coded, units: NDArray[np.float64], weights: NDArray[np.float64]) -> Parts:
    m = units.sum(axis=1)
    total = weights @ units
    within: NDArray[np.float64] = weights @ ((m * m - (units * units).sum(axis=1)) / (m - 1))
    chance: NDArray[np.float64] = total.sum(axis=1) ** 2 - (total * total).sum(axis=1)
    return within, chance


def _set(data: Coded, units: NDArray[np.float64], weights: NDArray[np.float64]) -> Parts:
    assert data.apart is not None
    total = weights @ units
    within: NDArray[np.float64] = weights @ (((units @ data.apart) * units).sum(axis=1) / (units.sum(axis=1) - 1))
    chance: NDArray[np.float64] = ((total @ data.apart) * total).sum(axis=1)
    return within, chance


def _interval(data: Coded, units: NDArray[np.float64], weights: NDArray[np.float64]) -> Parts:
    import numpy as np

    v = np.array([float(c) for c in data.categories if not isinstance(c, frozenset)])
    v = v - v.mean()
    v = v / (np.abs(v).max() or 1.0)
    m, first, second = units.sum(axis=1), units @ v, units @ (v * v)
    within: NDArray[np.float64] = weights @ (_apart(units) * 2 * (m * second - first * first) / (m - 1))
    chance: NDArray[np.float64] = 2 * ((weights @ m) * (weights @ second) - (weights @ first) ** 2)
    return within, chance


def _ordinal(_data: Coded, units: NDArray[np.float64], weights: NDArray[np.float64]) -> Parts:
    """The ordinal difference of two values is that of their mid-ranks: all values between them, and half of those at either end."""
    import numpy as np

    m, total = units.sum(axis=1), weights @ units
    n = total.sum(axis=1, keepdims=True)
    ranks = (np.cumsum(total, axis=1) - total / 2) / n - 0.5
    first, second = ranks @ units.T, (ranks * ranks) @ units.T
    within: NDArray[np.float64] = (weights * _apart(units) * 2 * (m * second - first * first) / (m - 1)).sum(axis=1)
    chance: NDArray[np.float64] = 2 * n[:, 0] * (total * ranks * ranks).sum(axis=1)
    return within, chance


def _apart(units: NDArray[np.float64]) -> NDArray[np.bool_]:
    """Whether a unit has different values: where it has not, rounding must not make a difference."""
    differs: NDArray[np.bool_] = (units > 0).sum(axis=1) > 1
    return differs


_PARTS = {
    "nominal": _nominal,
    "ordinal": _ordinal,
    "interval": _interval,
    "set": _set,
}
