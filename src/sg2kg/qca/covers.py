"""Covers of a prime implicant chart: the fewest terms that cover all rows, and every cover of that size, or every one without a superfluous term.

Sets of rows are integers, one bit a row. Terms that cover the same rows are interchangeable and are searched as one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import reduce
from itertools import islice, product
from operator import and_, or_
from typing import NamedTuple

from sg2kg.qca.terms import FREE, Term

Rows = tuple[int, ...]
"""A cover: the rows of each of its terms, as bits."""
LOOKS = 10_000_000
"""So often a search looks at a row or a chosen set at most, some seconds; what it has not found by then it does not claim to know."""
_SLACK = 1e-6


@dataclass(frozen=True)
class Chart:
    """Which rows each term covers: ``rows[i]`` are the rows that ``terms[i]`` covers, as bits."""

    terms: tuple[Term, ...]
    rows: tuple[int, ...]
    all_rows: int

    @classmethod
    def of(cls, terms: Iterable[Term], rows: Sequence[Term]) -> Chart:
        """The chart of these terms over these rows; terms that cover none of them are left out."""
        width = 1 + max((v for row in rows for v in row), default=0)
        placed = [(1 << i, _literals(row, width)) for i, row in enumerate(rows)]
        covered = []
        for term in terms:
            asked = _literals(term, width)
            bits = sum(place for place, literals in placed if not asked & ~literals)
            if bits:
                covered.append((term, bits))
        return cls(tuple(t for t, _ in covered), tuple(bits for _, bits in covered), (1 << len(rows)) - 1)

    def undominated(self) -> Chart:
        """The chart without the terms whose rows another term covers, and more besides (row dominance)."""
        widest = set(_widest(set(self.rows), self.all_rows))
        kept = [i for i, bits in enumerate(self.rows) if bits in widest]
        return Chart(tuple(self.terms[i] for i in kept), tuple(self.rows[i] for i in kept), self.all_rows)

    def alone(self) -> set[Term]:
        """The terms that alone cover some row, and so are in every cover."""
        of_row = _columns_of_rows(self.rows, self.all_rows)
        return {self.terms[places.bit_length() - 1] for places in of_row if places.bit_count() == 1}


@dataclass(frozen=True)
class Covers:
    """Covers of a chart, as sets of terms; ``capped`` where there are, or may be, others."""

    found: tuple[tuple[Term, ...], ...]
    capped: bool
    looked: int = 0
    """How many looks the search took."""


def minimum_size(chart: Chart) -> int:
    """The least number of terms that cover all rows, exactly, by the HiGHS solver; 0 where there is no row."""
    return len(_one_minimum(set(chart.rows), chart.all_rows))


def minimum_covers(chart: Chart, most: int, looks: int = LOOKS) -> Covers:
    """All covers with the least number of terms, at most ``most``, as far as ``looks`` go; one at least."""
    return _covers(chart, most, looks, minimum_only=True)


def irredundant_covers(chart: Chart, most: int, looks: int = LOOKS) -> Covers:
    """All covers from which no term can be taken away (Petrick 1956), those with fewer terms first; limits as for ``minimum_covers``."""
    return _covers(chart, most, looks, minimum_only=False)


def _covers(chart: Chart, most: int, looks: int, minimum_only: bool) -> Covers:
    telling, all_rows = _telling(chart)
    groups: dict[int, list[Term]] = {}
    for term, bits in zip(chart.terms, telling, strict=True):
        if bits:
            groups.setdefault(bits, []).append(term)
    # what shares no row with the rest is searched by itself: a cover is made of one for each part
    parts = _parts(groups) if minimum_only else [sorted(groups)]
    solved = set(_one_minimum(groups, all_rows))
    left, stopped = looks, False
    of_parts: list[list[Rows]] = []
    for columns in parts:
        rows, known = _union(columns), tuple(bits for bits in columns if bits in solved)
        if len(columns) == 1:
            of_parts.append([known])
            continue
        search = _Search(columns, rows, left)
        sizes = range(len(known), 1 + (len(known) if minimum_only else rows.bit_length()))
        # where the search is stopped before it comes to a cover, there is the solver's
        of_parts.append(list(islice((cover for size in sizes for cover in search.of_size(size)), most + 1)) or [known])
        left, stopped = search.looks, stopped or search.stopped
    whole = (tuple(bits for cover in covers for bits in cover) for covers in product(*of_parts))
    found = list(islice((choice for cover in whole for choice in product(*(groups[bits] for bits in cover))), most + 1))
    return Covers(tuple(found[:most]), stopped or len(found) > most, looks - left)


def _parts(columns: Iterable[int]) -> list[list[int]]:
    """The columns in parts of which no two share a row, each sorted, small parts first."""
    parts: list[tuple[int, list[int]]] = []
    for bits in sorted(columns, key=int.bit_count, reverse=True):  # wide ones join most, and soon
        near = [part for part in parts if part[0] & bits]
        parts = [part for part in parts if not part[0] & bits]
        parts.append((reduce(or_, (rows for rows, _ in near), bits), [bits, *(c for _, of in near for c in of)]))
    return sorted((sorted(of) for _, of in parts), key=lambda of: (len(of), of))


def _telling(chart: Chart) -> tuple[list[int], int]:
    """What each term covers of the rows that tell covers apart: a row that is covered wherever another one is can be left out."""
    of_row = _columns_of_rows(chart.rows, chart.all_rows)
    fewest: list[int] = []
    for columns in sorted(set(of_row), key=int.bit_count):
        if not any(kept & columns == kept for kept in fewest):
            fewest.append(columns)
    found = [0] * len(chart.rows)
    for place, columns in enumerate(fewest):
        for column in _bits(columns):
            found[column] |= 1 << place
    return found, (1 << len(fewest)) - 1


def _literals(term: Term, width: int) -> int:
    return sum(1 << (place * width + v) if v < width else 1 << (len(term) * width) for place, v in enumerate(term) if v != FREE)


def _columns_of_rows(columns: Sequence[int], all_rows: int) -> list[int]:
    """For each row the columns that cover it, as bits."""
    found = [0] * all_rows.bit_length()
    for place, bits in enumerate(columns):
        for row in _bits(bits):
            found[row] |= 1 << place
    return found


def _widest(columns: Iterable[int], all_rows: int) -> list[int]:
    """The columns whose rows no other one covers too, and more besides; sorted. They need no more sets for a cover than all columns do."""
    columns = sorted(columns)
    of_row = _columns_of_rows(columns, all_rows)
    return [bits for bits in columns if reduce(and_, (of_row[row] for row in _bits(bits))).bit_count() == 1]


def _one_minimum(columns: Iterable[int], all_rows: int) -> Rows:
    from scipy.optimize import Bounds, LinearConstraint, milp

    if not all_rows:
        return ()
    columns = _widest(columns, all_rows)
    matrix = _matrix(columns, all_rows)
    ones = [1.0] * len(columns)
    found = milp(ones, constraints=LinearConstraint(matrix, lb=1), bounds=Bounds(0, 1), integrality=ones, options={"mip_rel_gap": 0})
    chosen = tuple(bits for bits, x in zip(columns, found.x, strict=True) if x > 0.5)
    assert _union(chosen) == all_rows, "the solver must cover all rows"
    return chosen


def _matrix(columns: Sequence[int], all_rows: int) -> object:
    from scipy.sparse import csr_array

    cells = [(row, column) for column, bits in enumerate(columns) for row in _bits(bits)]
    shape = (all_rows.bit_length(), len(columns))
    return csr_array(([1.0] * len(cells), ([r for r, _ in cells], [c for _, c in cells])), shape=shape)


def _weights(columns: Sequence[int], all_rows: int) -> list[float]:
    """The dual of the linear relaxation: no term covers rows of more than weight 1, so rows of weight w need w terms or more."""
    from scipy.optimize import linprog

    rows, columns = all_rows.bit_length(), _widest(columns, all_rows)
    matrix = _matrix(columns, all_rows)
    found = linprog([-1.0] * rows, A_ub=matrix.T, b_ub=[1.0] * len(columns), bounds=(0, 1), method="highs")  # type: ignore[attr-defined]
    return [float(w) for w in found.x]


def _bits(bits: int) -> Iterator[int]:
    while bits:
        low = bits & -bits
        yield low.bit_length() - 1
        bits ^= low


def _union(sets: Iterable[int]) -> int:
    return reduce(or_, sets, 0)


class _State(NamedTuple):
    """Where a search stands."""

    chosen: Rows
    risky: Rows
    """Those of the chosen sets that others could make superfluous."""
    left: int
    """Rows not yet covered."""
    weight: float
    """… and how many sets they need at least."""
    twice: int
    """Rows covered more than once."""


@dataclass
class _Search:
    """Depth-first search for covers without a superfluous set; a cover is found once, for a set that was tried is banned beside it."""

    columns: Sequence[int]
    all_rows: int
    looks: int
    """How many are left."""
    stopped: bool = False
    _weights: list[float] = field(default_factory=list)
    _of_row: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        # widest first: what covers most leaves least to search
        self.columns = sorted(self.columns, key=lambda bits: (-bits.bit_count(), bits))
        self._of_row = _columns_of_rows(self.columns, self.all_rows)
        self._weights = _weights(self.columns, self.all_rows) if self.all_rows else []

    def of_size(self, size: int) -> Iterator[Rows]:
        """The irredundant covers with just so many sets, as far as the looks go."""
        return self._deeper(_State((), (), self.all_rows, self._weight(self.all_rows), 0), size, (1 << len(self.columns)) - 1)

    def _weight(self, rows: int) -> float:
        return sum(self._weights[row] for row in _bits(rows))

    def _deeper(self, state: _State, size: int, open_: int) -> Iterator[Rows]:
        """``size``: how many sets are still to be chosen; ``open_``: columns that may be, as bits."""
        left = state.left
        if not left:
            if size == 0:
                yield state.chosen
            return
        self.looks -= left.bit_count() + len(state.risky)
        if self.looks < 0:
            self.stopped = True
            return
        if state.weight > size + _SLACK:
            return
        options = self._options(left, open_, last=size == 1)
        # the only set that may cover a row never becomes superfluous
        risky = size > 1 and options.bit_count() > 1
        for place in _bits(options):
            if self.stopped:
                return
            bits = self.columns[place]
            twice = state.twice | (bits & ~left)
            if all(one & ~twice for one in state.risky):
                kept = (*state.risky, bits) if risky else state.risky
                yield from self._deeper(
                    _State((*state.chosen, bits), kept, left & ~bits, state.weight - self._weight(bits & left), twice), size - 1, open_
                )
            open_ &= ~(1 << place)

    def _options(self, left: int, open_: int, last: bool) -> int:
        """The columns that may cover the row with the fewest of them; as the last set, only those that cover all that is left."""
        options = [self._of_row[row] & open_ for row in _bits(left)]
        return reduce(and_, options) if last else min(options, key=int.bit_count)
