"""How well terms and models do as sufficient conditions: consistency, PRI, coverage.

Formulas: Ragin 2006, "Set relations in social research"; Schneider & Wagemann 2012, chs. 5 and 9.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from sg2kg.qca.data import Data, Score
from sg2kg.qca.memberships import in_model, in_term, known, literal_columns, share
from sg2kg.qca.results import Fit, Measure
from sg2kg.qca.terms import Term

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


def memberships(data: Data, terms: Iterable[Term]) -> tuple[float, ...]:
    """How far each case is in the disjunction of ``terms``, in the order of the cases; raises AnalysisError where a condition score is missing."""
    return tuple(float(v) for v in in_model(literal_columns(data), terms))


def sufficiency(data: Data, x: Sequence[Score]) -> Fit:
    """The fit of a set as a sufficient condition of the outcome; ``x`` holds a membership a case.

    Cases whose ``x`` or outcome is not known are left out. A measure is None where it divides by nothing: of an empty set nothing can be said.
    """
    return measure(*known(x, data.outcomes))


def fit_model(data: Data, terms: Sequence[Term]) -> tuple[tuple[Fit, ...], Fit]:
    """The fit of each term, in the order given, and of the whole model.

    ``cov_unique`` is what a term covers beyond all other terms of this model; None where it is the only one.
    Raises AnalysisError where a condition score is missing.
    """
    import numpy as np

    columns = literal_columns(data)
    used = np.array([y is not None for y in data.outcomes], dtype=bool)
    y = np.array([v for v in data.outcomes if v is not None], dtype=float)
    parts = [in_term(columns, term)[used] for term in terms]
    if not parts:
        return (), measure(np.zeros(len(y)), y)
    fits = []
    for i, x in enumerate(parts):
        others = parts[:i] + parts[i + 1 :]
        fits.append(measure(x, y, np.maximum.reduce(others) if others else None))
    return tuple(fits), measure(np.maximum.reduce(parts), y)


def haesebrouck(data: Data, x: Sequence[Score]) -> Measure:
    """Consistency that weighs inconsistent cases by how far they are in the set (Haesebrouck 2015): S min / S (min + sqrt(max(x - y, 0) x))."""
    import numpy as np

    a, b = known(x, data.outcomes)
    both = np.minimum(a, b)
    return share(float(both.sum()), float((both + np.sqrt(np.maximum(a - b, 0) * a)).sum()))


def measure(x: NDArray[np.float64], y: NDArray[np.float64], others: NDArray[np.float64] | None = None) -> Fit:
    """The fit of memberships ``x`` to outcomes ``y``, arrays of one length; ``others`` are the memberships in the other terms of the model."""
    import numpy as np

    both = np.minimum(x, y)
    total, outcome = float(both.sum()), float(y.sum())
    either = float(np.minimum(both, 1 - y).sum())
    unique = None if others is None else share(total - float(np.minimum(both, others).sum()), outcome)
    return Fit(share(total, float(x.sum())), share(total - either, float(x.sum()) - either), share(total, outcome), unique)
