"""Calibration: raw values become memberships from 0 to 1, or levels, by thresholds and anchors that the scholar gives.

Direct method: Ragin 2008, "Redesigning social inquiry", ch. 5; other functions: Thiem & Dusa 2013, "QCA with R", ch. 4. Results equal those of R's
package QCA. A value that is not known stays unknown.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Union

from sg2kg.errors import AnalysisError
from sg2kg.qca.data import Score

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

NAMES3 = ("exclusion", "crossover", "inclusion")
NAMES6 = ("first exclusion", "first crossover", "first inclusion", "second inclusion", "second crossover", "second exclusion")


@dataclass(frozen=True)
class Crisp:
    """Levels by thresholds: the level of a value is the number of thresholds it reaches; one threshold makes 0 and 1."""

    thresholds: tuple[float, ...]

    def __post_init__(self) -> None:
        _check_thresholds(self.thresholds)

    def apply(self, values: Sequence[Score]) -> tuple[Score, ...]:
        """One level a value; raises AnalysisError where a threshold lies outside the values, so that it would separate nothing."""
        numbers = _known(values)
        for threshold in self.thresholds:
            if numbers and not min(numbers) <= threshold <= max(numbers):
                what = f"the threshold {threshold:g} lies outside the values, which go from {min(numbers):g} to {max(numbers):g}"
                raise AnalysisError(what, "Choose a threshold between them: this one puts all cases on one side.")
        return _fill(values, [float(sum(t <= x for t in self.thresholds)) for x in numbers])


@dataclass(frozen=True)
class Direct:
    """The direct method: memberships by anchors for full exclusion (e), crossover (c, membership 0.5) and full inclusion (i).

    Three anchors (e, c, i) rise with the values where e < c < i, and fall where e > c > i. Six anchors (e1, c1, i1, i2, c2, e2) make a bell where
    e1 < c1 < i1 <= i2 < c2 < e2, and a trough where i1 < c1 < e1 <= e2 < c2 < i2.

    With ``logistic`` (three anchors only) e has a membership of 1 - idm and i one of idm; nothing is ever quite 0 or 1. Without it memberships are
    0 at e and beyond, 1 at i and beyond, and between them powers: ``below`` bends the half from 0 to 0.5, ``above`` that from 0.5 to 1, and 1 is
    straight. ``ecdf`` (three anchors, not logistic) follows the share of values up to each value instead. ``snap`` sets what is below 0.0001 to 0 and
    what is above 0.9999 to 1, as R does.
    """

    anchors: tuple[float, ...]
    logistic: Union[bool, None] = None
    """None: logistic with three anchors unless ``ecdf``."""
    idm: float = 0.95
    """The membership at full inclusion ("inclusion degree of membership") of the logistic function."""
    ecdf: bool = False
    below: float = 1.0
    above: float = 1.0
    snap: bool = True

    def __post_init__(self) -> None:
        _check_finite("anchor", self.anchors)
        if len(self.anchors) == 3:
            _check_three(self.anchors)
        elif len(self.anchors) == 6:
            _check_six(self.anchors)
        else:
            raise AnalysisError(f"there are {len(self.anchors)} anchors", f"Give three ({', '.join(NAMES3)}) or six ({', '.join(NAMES6)}).")
        if not 0.5 < self.idm < 1:
            raise AnalysisError(f"the membership at full inclusion (idm) is {self.idm:g}", "Give a number above 0.5 and below 1; 0.95 is common.")
        for name, power in (("below", self.below), ("above", self.above)):
            if not 0 < power < math.inf:
                raise AnalysisError(f"the power {name} the crossover is {power:g}", "Give a number above 0; 1 makes a straight line.")
        if self.logistic and len(self.anchors) == 6:
            raise AnalysisError("six anchors do not go with the logistic function", "Leave logistic out: between the anchors memberships are powers.")
        if self.ecdf and (self.logistic or len(self.anchors) == 6):
            raise AnalysisError("the empirical distribution goes with three anchors and without the logistic function", "Choose one of the two.")

    def apply(self, values: Sequence[Score]) -> tuple[Score, ...]:
        """One membership a value; raises AnalysisError where a value is not finite."""
        numbers = _known(values)
        if len(self.anchors) == 6:
            found = [self._six(x) for x in numbers]
        else:
            e, c, i = self.anchors
            inside = sorted(x for x in numbers if min(e, i) <= x <= max(e, i))
            if self.ecdf:
                found = [_ecdf(x, e, c, i, inside) for x in numbers]
            elif self.logistic is False:
                found = [self._power(x, e, c, i) for x in numbers]
            else:
                found = [self._logistic(x, e, c, i) for x in numbers]
        return _fill(values, [_snap(y) for y in found] if self.snap else found)

    def _logistic(self, x: float, e: float, c: float, i: float) -> float:
        odds = math.log(self.idm / (1 - self.idm))
        inner = (x >= c) == (i > c)
        z = odds * (x - c) / (i - c) if inner else -odds * (x - c) / (e - c)
        return 1 / (1 + math.exp(-z)) if z > 0 else math.exp(z) / (1 + math.exp(z))

    def _power(self, x: float, e: float, c: float, i: float) -> float:
        rising = 1 if i > e else -1
        if rising * x <= rising * e:
            return 0.0
        if rising * x >= rising * i:
            return 1.0
        below = rising * x <= rising * c
        return float(((e - x) / (e - c)) ** self.below / 2 if below else 1 - ((i - x) / (i - c)) ** self.above / 2)

    def _six(self, x: float) -> float:
        e1, c1, i1, i2, c2, e2 = self.anchors
        # a trough's two pieces meet anywhere from e1 to e2, a bell's from i1 to i2
        middle = (i1 + i2) / 2 if e1 < i1 else (e1 + e2) / 2
        return self._power(x, e1, c1, i1) if x <= middle else self._power(x, e2, c2, i2)


@dataclass(frozen=True)
class Indirect:
    """The indirect method (Ragin 2008, ch. 5): values are grouped by thresholds, and a fractional logit of the groups on the values smooths them.

    Group j of m thresholds stands for the membership j / m; the regression is quasi-binomial on ln x, the root of x, x and its square. Values must be
    0 or more. ``snap`` is as in :class:`Direct`.
    """

    thresholds: tuple[float, ...]
    snap: bool = True

    def __post_init__(self) -> None:
        _check_thresholds(self.thresholds)

    def apply(self, values: Sequence[Score]) -> tuple[Score, ...]:
        """One membership a value, to six digits; raises AnalysisError for values below 0 and where all values fall in one group."""
        numbers = _known(values)
        if not numbers:
            return tuple(values)
        if min(numbers) < 0:
            raise AnalysisError(
                f"the value {min(numbers):g} is below 0", "The indirect method takes logarithms and roots: shift the values, or use the direct one."
            )
        m = len(self.thresholds)
        groups = [round(sum(x > t for t in self.thresholds) / m, 3) for x in numbers]
        if len(set(groups)) == 1:
            what = f"all values, from {min(numbers):g} to {max(numbers):g}, fall in one group of the thresholds"
            raise AnalysisError(what, "Choose thresholds between the values.")
        found = [round(y, 6) for y in _fractional_logit([x or 0.00001 for x in numbers], groups)]
        return _fill(values, [_snap(y) for y in found] if self.snap else found)


@dataclass(frozen=True)
class TotallyFuzzyRelative:
    """The totally fuzzy and relative method for ordered categories 1, 2, 3 … (Cheli & Lemmi 1995): max(0, (F(x) - F(1)) / (1 - F(1)))."""

    def apply(self, values: Sequence[Score]) -> tuple[Score, ...]:
        """One membership a value, F the share of values up to it; raises AnalysisError for values below 1 and where all values are 1."""
        numbers = _known(values)
        for x in numbers:
            if x < 1:
                raise AnalysisError(f"the value {x:g} is below 1", "Count the categories from 1.")
        first = sum(x <= 1 for x in numbers) / len(numbers) if numbers else 0
        if first == 1:
            raise AnalysisError("all values are 1: there is nothing to set them apart", "Leave the condition out.")
        ordered = sorted(numbers)
        return _fill(values, [max(0.0, (_up_to(x, ordered) - first) / (1 - first)) for x in numbers])


Calibration = Union[Crisp, Direct, Indirect, TotallyFuzzyRelative]


def _check_finite(what: str, values: Sequence[float]) -> None:
    for value in values:
        if not math.isfinite(value):
            raise AnalysisError(f"the {what} {value} is no number", "Give plain numbers.")


def _check_thresholds(thresholds: tuple[float, ...]) -> None:
    if not thresholds:
        raise AnalysisError("there is no threshold", "Give at least one.")
    _check_finite("threshold", thresholds)
    for a, b in pairwise(thresholds):
        if not a < b:
            raise AnalysisError(f"the threshold {b:g} comes after {a:g}", "Give different thresholds, the lowest first.")


def _check_different(anchors: Sequence[float], names: Sequence[str], may_be_equal: int | None = None) -> None:
    for n, (a, b) in enumerate(pairwise(anchors)):
        if a == b and n != may_be_equal:
            raise AnalysisError(f"the anchors for {names[n]} and {names[n + 1]} are both {a:g}", "They must differ, or nothing lies between them.")


def _check_three(anchors: tuple[float, ...]) -> None:
    _check_different(anchors, NAMES3)
    e, c, i = anchors
    if not (e < c < i or e > c > i):
        what = f"the crossover {c:g} does not lie between exclusion {e:g} and inclusion {i:g}"
        raise AnalysisError(what, "Give the anchors in the order exclusion, crossover, inclusion.")


def _check_six(anchors: tuple[float, ...]) -> None:
    e1, c1, i1, i2, c2, e2 = anchors
    if i1 < c1 < e1:
        _check_different((i1, c1, e1, e2, c2, i2), [NAMES6[n] for n in (2, 1, 0, 5, 4, 3)], 2)
        right = e1 <= e2 < c2 < i2
    else:
        _check_different(anchors, NAMES6, 2)
        right = e1 < c1 < i1 <= i2 < c2 < e2
    if not right:
        raise AnalysisError(
            f"the six anchors {', '.join(f'{a:g}' for a in anchors)} make neither a bell nor a trough",
            f"The order is {', '.join(NAMES6)}: for a bell each from the lowest to the highest; for a trough the inclusions lie outside.",
        )


def _known(values: Sequence[Score]) -> list[float]:
    numbers = [v for v in values if v is not None]
    _check_finite("value", numbers)
    return numbers


def _fill(values: Sequence[Score], found: Sequence[float]) -> tuple[Score, ...]:
    rest = iter(found)
    return tuple(None if v is None else next(rest) for v in values)


def _snap(y: float) -> float:
    return 0.0 if y < 0.0001 else 1.0 if y > 0.9999 else y


def _up_to(x: float, ordered: Sequence[float]) -> float:
    return bisect_right(ordered, x) / len(ordered)


def _ecdf(x: float, e: float, c: float, i: float, inside: Sequence[float]) -> float:
    if e > i:
        return 1 - _ecdf(x, i, c, e, inside)
    if x <= e or x >= i:
        return float(x >= i)
    if x == c:
        return 0.5
    middle, here = _up_to(c, inside), _up_to(x, inside)
    return here / middle / 2 if x < c else 1 - (1 - here) / (1 - middle) / 2


def _fractional_logit(x: Sequence[float], y: Sequence[float]) -> NDArray[np.float64]:
    # iteratively reweighted least squares (McCullagh & Nelder 1989, 2.5), begun and ended as R's glm is; the unit of x does not matter to the fit
    import numpy as np

    tiny = np.finfo(float).eps
    a, target = np.maximum(np.asarray(x, dtype=float) / max(x), np.finfo(float).tiny), np.asarray(y, dtype=float)
    design = np.column_stack([np.ones(len(a)), np.log(a), np.sqrt(a), a, a**2])
    design /= np.abs(design).max(axis=0)
    mu, before = (target + 0.5) / 2, math.inf
    eta = np.log(mu / (1 - mu))
    for _ in range(25):
        weight = mu * (1 - mu)
        root = np.sqrt(weight)
        beta = np.linalg.lstsq(design * root[:, None], (eta + (target - mu) / weight) * root, rcond=1e-11)[0]
        eta = design @ beta
        mu = np.clip(1 / (1 + np.exp(-np.clip(eta, -30, 30))), tiny, 1 - tiny)
        deviance = _deviance(target, mu)
        if abs(deviance - before) / (abs(deviance) + 0.1) < 1e-8:
            break
        before = deviance
    return mu


def _deviance(y: NDArray[np.float64], mu: NDArray[np.float64]) -> float:
    import numpy as np

    with np.errstate(divide="ignore", invalid="ignore"):
        parts = np.where(y > 0, y * np.log(y / mu), 0) + np.where(y < 1, (1 - y) * np.log((1 - y) / (1 - mu)), 0)
    return float(2 * parts.sum())
