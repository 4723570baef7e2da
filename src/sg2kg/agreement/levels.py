"""What coders said of units, and how far apart two values are at each level of measurement."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Union

from sg2kg.errors import AnalysisError, NotFoundError

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

Value = Union[str, float, int, frozenset[str]]
"""A nominal or ordinal value is text or a number, an interval value a number, a set a frozenset of texts."""
Rows = Sequence[Sequence[Union[Value, None]]]
"""Units by coders: one row a unit, one column a coder, None (or NaN) where a coder did not code the unit."""
LEVELS = ("nominal", "ordinal", "interval", "set")
"""The levels of measurement."""
_MOST_CELLS = 10_000_000
_MOST_SETS = 1_000


def masi(a: frozenset[str], b: frozenset[str]) -> float:
    """The MASI distance of two sets, 0 to 1: 1 − J·M, where J is the Jaccard index and M is 1 for equal sets, 2/3 where one contains the other,
    1/3 where they overlap, 0 where they are disjoint (Passonneau 2006). Two empty sets are equal; an empty and another one are disjoint.
    """
    if a == b:
        return 0.0
    shared = len(a & b)
    weight = 2 / 3 if shared and (a <= b or b <= a) else 1 / 3
    return 1 - shared / len(a | b) * weight


def jaccard(a: frozenset[str], b: frozenset[str]) -> float:
    """The Jaccard distance of two sets, 0 to 1; two empty sets are equal."""
    return 1 - len(a & b) / len(a | b) if a | b else 0.0


DISTANCES: dict[str, Callable[[frozenset[str], frozenset[str]], float]] = {"masi": masi, "jaccard": jaccard}
"""The distances of sets."""


@dataclass(frozen=True)
class Coded:
    """Ratings as numbers: how often each unit was given each category."""

    level: str
    categories: tuple[Value, ...]
    """In order; for sets and nominal values sorted by text."""
    counts: NDArray[np.float64]
    """Units × categories; units that nobody coded are left out."""
    apart: NDArray[np.float64] | None
    """Categories × categories: the distances, for sets."""

    @property
    def pairable(self) -> NDArray[np.float64]:
        """The units that at least two coders coded, of which alone something can be said."""
        pairs: NDArray[np.float64] = self.counts[self.counts.sum(axis=1) >= 2]
        return pairs


def coded(rows: Rows, level: str, values: Sequence[Value] = (), distance: str = "masi") -> Coded:
    """Counts how often each unit was given each value; ``values`` are the steps of an ordinal scale, lowest first, where they are not numbers.

    Raises NotFoundError for an unknown level or distance, AnalysisError for a value that does not fit the level.
    """
    import numpy as np

    if level not in LEVELS:
        raise NotFoundError("level", level, LEVELS)
    if distance not in DISTANCES:
        raise NotFoundError("distance", distance, DISTANCES)
    given = [[v for v in row if v is not None and v == v] for row in rows]
    kept = [row for row in given if row]
    for row in kept:
        for value in row:
            fitting(value, level, values)
    categories = _categories({v for row in kept for v in row}, level, values)
    if len(kept) * len(categories) > _MOST_CELLS:
        raise AnalysisError(f"{len(kept)} units with {len(categories)} different values are too many", "Group the values, or give fewer units.")
    place = {v: i for i, v in enumerate(categories)}
    counts = np.zeros((len(kept), len(categories)))
    for i, row in enumerate(kept):
        for value in row:
            counts[i][place[value]] += 1
    apart = None
    if level == "set":
        if len(categories) > _MOST_SETS:
            raise AnalysisError(f"{len(categories)} different sets are too many", "Group the members, or give fewer units.")
        measure = DISTANCES[distance]
        sets = [c for c in categories if isinstance(c, frozenset)]
        apart = np.array([[measure(a, b) for b in sets] for a in sets]).reshape(len(sets), len(sets))
    return Coded(level, tuple(categories), counts, apart)


def fitting(value: Any, level: str, values: Sequence[Value] = ()) -> None:
    """Raises AnalysisError where a value does not fit the level."""
    if level == "set":
        if not isinstance(value, frozenset):
            raise AnalysisError(f"{value!r} is not a set", "Give sets as frozenset, in a file as a|b.")
    elif isinstance(value, frozenset):
        raise AnalysisError(f"a set of values where the level is {level}", "Choose the level set.")
    elif level == "interval" or (level == "ordinal" and not values):
        if isinstance(value, (bool, str)) or not isinstance(value, (int, float)) or not math.isfinite(value):
            more = "" if level == "interval" else " and no order of the values is given"
            raise AnalysisError(
                f"{shown(value)} is not a number, but the level is {level}{more}",
                "Give numbers, or choose the level nominal." if level == "interval" else "Name the values from low to high.",
            )
    elif level == "ordinal" and value not in values:
        raise AnalysisError(f"{shown(value)} is not one of the ordered values {', '.join(map(shown, values))}", "Name all values, from low to high.")


def shown(value: Value | None) -> str:
    """A value as text: sets as ``a|b``, whole numbers without a point, nothing where there is none."""
    if value is None:
        return ""
    if isinstance(value, frozenset):
        return "|".join(sorted(value)) or "|"
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)


def _categories(used: Iterable[Value], level: str, values: Sequence[Value]) -> list[Value]:
    if level == "ordinal" and values:
        return list(dict.fromkeys(values))
    if level in ("ordinal", "interval"):
        return sorted(used)
    return sorted(used, key=lambda v: (shown(v), str(type(v))))
