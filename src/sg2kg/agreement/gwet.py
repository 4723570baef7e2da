"""Per cent agreement and Gwet's AC1 and AC2, which stand beside alpha as a check where one value dominates (Gwet 2008; 2014, chapters 2 to 4)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sg2kg.agreement.levels import Coded

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


def percent_agreement(data: Coded) -> float | None:
    """The share, 0 to 1, of pairs of coders that gave a unit the same value, averaged over units coded twice; None where there are none."""
    return _observed(data, None)


def gwet(data: Coded) -> float | None:
    """AC1 for nominal values; AC2 with ordinal weights for ordinal ones; None for other levels, and where fewer than two values are known.

    Chance is counted over the values that were used, and for an ordinal scale over all its steps.
    """
    size = len(data.categories)
    if data.level not in ("nominal", "ordinal") or size < 2 or (data.counts.sum(axis=0) > 0).sum() < 2:
        return None
    weights = None if data.level == "nominal" else _ordinal_weights(size)
    observed = _observed(data, weights)
    if observed is None:
        return None
    shares = (data.counts / data.counts.sum(axis=1, keepdims=True)).mean(axis=0)
    total = float(size) if weights is None else float(weights.sum())
    chance = float(total / (size * (size - 1)) * (shares * (1 - shares)).sum())
    return (observed - chance) / (1 - chance) if chance < 1 else None


def _observed(data: Coded, weights: NDArray[np.float64] | None) -> float | None:
    """The mean agreement of pairs within units; weights tell how far two values agree, None that only the same do."""
    units = data.pairable
    if not len(units):
        return None
    m = units.sum(axis=1)
    alike = units if weights is None else units @ weights
    return float(((units * (alike - 1)).sum(axis=1) / (m * (m - 1))).mean())


def _ordinal_weights(size: int) -> NDArray[np.float64]:
    import numpy as np

    steps = np.abs(np.subtract.outer(np.arange(size), np.arange(size)))
    pairs = (steps + 1) * steps / 2
    weights: NDArray[np.float64] = 1 - pairs / pairs.max()
    return weights
