"""Areas: sets of configurations, one true or false a configuration, in an array with one axis a condition."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from sg2kg.errors import AnalysisError
from sg2kg.qca.data import Condition
from sg2kg.qca.terms import FREE, Term, size

if TYPE_CHECKING:
    import numpy
    from numpy.typing import NDArray

    Area = NDArray[numpy.bool_]
LARGEST = 2**20
"""How many configurations there may be: 20 conditions with two levels. An area is then a megabyte."""


def area(terms: Iterable[Term], conditions: Sequence[Condition]) -> Area:
    """The configurations that some term covers. Raises AnalysisError for more than LARGEST configurations."""
    import numpy

    if size(conditions) > LARGEST:
        raise AnalysisError(
            f"{len(conditions)} conditions make {size(conditions):,} configurations; at most {LARGEST:,} can be minimised.",
            "Leave conditions out, or join some to one: so many cannot be told apart by the cases of any study.",
        )
    found = numpy.zeros([c.levels for c in conditions], dtype=bool)
    for term in terms:
        found[tuple(slice(None) if v == FREE else v for v in term)] = True
    return found


def count(found: Area) -> int:
    """How many configurations are in an area."""
    import numpy

    return int(numpy.count_nonzero(found))


def numbers(found: Area, most: int = LARGEST) -> tuple[int, ...]:
    """The numbers of the configurations in an area, in order, at most so many (see ``terms.number_of``)."""
    import numpy

    return tuple((numpy.flatnonzero(found)[:most] + 1).tolist())
