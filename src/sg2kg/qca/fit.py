"""How well terms and models do as sufficient conditions: consistency, PRI, coverage.

Formulas: Ragin 2006, "Set relations in social research"; Schneider & Wagemann 2012, chs. 5 and 9.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from sg2kg.qca.data import Data, Score
from sg2kg.qca.memberships import in_model, in_term, known, literal_columns, share
from sg2kg.qca.results import Fit
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
    """The fit of each term, in the order given, and of the whole model; see :meth:`Fitting.model`."""
    return Fitting(data).model(terms)


class Fitting:
    """Fits of many models of the same data: scores are checked once, and each term is measured once.

    Cases whose outcome is not known are left out. Raises AnalysisError where a condition score is missing.
    """

    def __init__(self, data: Data) -> None:
        import numpy as np

        self._columns = literal_columns(data)
        self._used = np.array([y is not None for y in data.outcomes], dtype=bool)
        self._y = np.array([v for v in data.outcomes if v is not None], dtype=float)
        self._terms: dict[Term, tuple[NDArray[np.float64], Fit]] = {}

    def model(self, terms: Sequence[Term]) -> tuple[tuple[Fit, ...], Fit]:
        """The fit of each term, in the order given, and of the whole model.

        ``cov_unique`` is what a term covers beyond all other terms of this model; None where it is the only one.
        """
        import numpy as np

        if not terms:
            return (), measure(np.zeros(len(self._y)), self._y)
        inside = [self._term(term) for term in terms]
        if len(inside) == 1:
            return (inside[0][1],), inside[0][1]
        parts = np.array([x for x, _ in inside])
        most = parts.max(axis=0)
        # the most of the other terms is the most of all, but for the term that holds it: there it is the next
        others = np.where(np.arange(len(parts))[:, None] == parts.argmax(axis=0), np.partition(parts, -2, axis=0)[-2], most)
        shared = np.minimum(parts, self._y)
        outcome = float(self._y.sum())
        unique = shared.sum(axis=1) - np.minimum(shared, others).sum(axis=1)
        fits = (Fit(f.incl, f.pri, f.cov, share(u, outcome)) for (_, f), u in zip(inside, unique.tolist(), strict=True))
        return tuple(fits), measure(most, self._y)

    def _term(self, term: Term) -> tuple[NDArray[np.float64], Fit]:
        if term not in self._terms:
            x = in_term(self._columns, term)[self._used]
            self._terms[term] = (x, measure(x, self._y))
        return self._terms[term]


def measure(x: NDArray[np.float64], y: NDArray[np.float64]) -> Fit:
    """The fit of memberships ``x`` to outcomes ``y``, arrays of one length."""
    import numpy as np

    both = np.minimum(x, y)
    total, inside = float(both.sum()), float(x.sum())
    either = float(np.minimum(both, 1 - y).sum())
    return Fit(share(total, inside), share(total - either, inside - either), share(total, float(y.sum())))
