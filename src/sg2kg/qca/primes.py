"""Prime implicants: the shortest terms that cover a given row and nothing that is not allowed."""

from __future__ import annotations

from collections.abc import Iterable
from functools import reduce
from typing import TYPE_CHECKING

from sg2kg.errors import AnalysisError
from sg2kg.qca.terms import FREE, Term

if TYPE_CHECKING:
    from sg2kg.qca.areas import Area

MOST = 200_000
"""So many prime implicants are found at most; beyond that nobody learns from them."""


def prime_implicants(rows: Iterable[Term], allowed: Area) -> tuple[Term, ...]:
    """The terms that cover a row of ``rows`` and only configurations in ``allowed``, and from which no condition can be dropped; sorted.

    A condition with several levels is dropped only where all levels are allowed, as in Quine (1952) and McCluskey (1956). With the observed positive
    rows allowed, these are the terms of the conservative solution; with all but the negative rows, those of the parsimonious one. Every row must
    itself be allowed. For one row, the sets of conditions that can be dropped together are found for all sets at once: a set can be dropped where
    it can with one condition of it kept at each of its levels. Raises AnalysisError for more than MOST terms.
    """
    found: set[Term] = set()
    for row in rows:
        found.update(_around(row, allowed))
        if len(found) > MOST:
            raise AnalysisError(
                f"More than {MOST:,} prime implicants: the cases leave nearly everything open.",
                "Leave conditions out: with so few cases for so many conditions, almost any explanation fits.",
            )
    return tuple(sorted(found))


def _around(row: Term, allowed: Area) -> Iterable[Term]:
    import numpy

    free = [axis for axis in range(len(row)) if allowed[tuple(slice(None) if i == axis else v for i, v in enumerate(row))].all()]
    inside = allowed[tuple(slice(None) if axis in free else v for axis, v in enumerate(row))]
    shape = inside.shape
    for place, axis in enumerate(free):  # along each axis: the row's level stays at 0, all levels together come to 1
        blocks = inside.reshape(2**place, shape[place], -1)
        dropped = reduce(numpy.logical_and, (blocks[:, level] for level in range(shape[place])))
        inside = numpy.stack([blocks[:, row[axis]], dropped], axis=1)
    longest = inside.copy().reshape(-1)
    for place in range(len(free)):
        kept, dropped = (part.reshape(2**place, 2, -1)[:, i] for part, i in ((longest, 0), (inside, 1)))
        kept &= ~dropped
    for code in numpy.flatnonzero(longest).tolist():
        term = list(row)
        for place, axis in enumerate(reversed(free)):
            if code >> place & 1:
                term[axis] = FREE
        yield tuple(term)
