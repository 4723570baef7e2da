"""The matrix as a page shows it: heads in levels, rows of cells that link to their evidence, and how much is found in each row and column."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING
from urllib.parse import quote

from sg2kg.comparison.choosing import last_part
from sg2kg.comparison.words import word
from sg2kg.comparison.writers.text import BASIS_LETTER
from sg2kg.knowledge.status import DEFAULT_BASIS
from sg2kg.messages import one_line, say
from sg2kg.pictures.theme import SIGN, STATUSES
from sg2kg.web.comparing.choice import Choice, encoded
from sg2kg.web.comparing.settling import short_name

if TYPE_CHECKING:
    from sg2kg.comparison import Cell, Comparison, Unit
    from sg2kg.knowledge import KnowledgeBase

MOST_SHOWN = 5_000
"""A table of more cells is a page of a megabyte and more; it is only for downloading."""
FOUND = STATUSES[:3]
"""The statuses that something is known by; the fourth is silence."""
_UPRIGHT = 8
"""As many columns have their names written across; more have them written down."""


@dataclass(frozen=True)
class Head:
    """The head of a row or column, or of several columns."""

    label: str
    link: str = ""
    """The IRI of what it names."""
    notation: str = ""
    sub: str = ""
    """A phase or basis, below the name of a case."""
    span: int = 1
    down: int = 1
    """How many levels of heads it goes through."""
    depth: int = 0
    """How many of the other rows it is narrower than, one below the other."""


@dataclass(frozen=True)
class Square:
    """A cell: what it shows and says, and the address of its evidence."""

    word: str
    sign: str
    mark: str
    """The letter of the basis, or ~ for a lead."""
    said: str
    """Status and basis in words."""
    note: str
    href: str
    id: str


@dataclass(frozen=True)
class Row:
    """A row, and how many of its cells have which status."""

    head: Head
    squares: tuple[Square, ...]
    counts: tuple[tuple[str, int], ...]


@dataclass(frozen=True)
class Table:
    """The matrix, ready to be written down."""

    heads: tuple[tuple[Head, ...], ...]
    """The levels of heads, from above."""
    rows: tuple[Row, ...]
    counts: tuple[tuple[tuple[str, int], ...], ...]
    """How many cells of each column have which status."""
    total: tuple[tuple[str, int], ...]
    hidden_rows: int
    hidden_columns: int
    upright: bool
    """Whether the heads of columns are written across."""


def table_of(kb: KnowledgeBase, comparison: Comparison, choice: Choice, evidence: str) -> Table:
    """The matrix; ``evidence`` is the path of the page of one cell."""
    units, concepts = list(comparison.units), list(comparison.concepts)
    if choice.found_only:
        told = {key for key, cell in comparison.cells.items() if cell.word in FOUND or cell.lead}
        units = [u for u in units if any((u.name, c) in told for c in concepts)]
        concepts = [c for c in concepts if any((u.name, c) in told for u in units)]
    maker = _Maker(kb, comparison, evidence)
    depth = _depths(kb, concepts)
    squares = {(u.name, c): maker.square(u, c) for u in units for c in concepts}
    heads = {c: Head(comparison.labels[c], c, comparison.notations[c], depth=depth[c]) for c in concepts}
    rows: list[Row]
    levels: tuple[tuple[Head, ...], ...]
    if choice.turned:
        rows = [_row(maker.unit_head(u), [squares[u.name, c] for c in concepts]) for u in units]
        levels = (tuple(heads.values()),)
    else:
        rows = [_row(heads[c], [squares[u.name, c] for u in units]) for c in concepts]
        levels = maker.levels(units)
    columns = zip(*(row.squares for row in rows), strict=True) if rows else ()
    hidden = (len(comparison.concepts) - len(concepts), len(comparison.units) - len(units))
    across = len(concepts) if choice.turned else len(units)
    return Table(
        levels,
        tuple(rows),
        tuple(_counts(column) for column in columns),
        _counts(squares.values()),
        hidden[1] if choice.turned else hidden[0],
        hidden[0] if choice.turned else hidden[1],
        across <= _UPRIGHT,
    )


def _row(head: Head, squares: Sequence[Square]) -> Row:
    return Row(head, tuple(squares), _counts(squares))


def _counts(squares: Iterable[Square]) -> tuple[tuple[str, int], ...]:
    found = Counter(s.word for s in squares)
    return tuple((w, found[w]) for w in FOUND if found[w])


class _Maker:
    """Makes the cells and heads of one comparison."""

    def __init__(self, kb: KnowledgeBase, comparison: Comparison, evidence: str) -> None:
        self._kb, self._c, self._evidence = kb, comparison, evidence
        self._lang = comparison.request.lang
        self._names = {c.iri: short_name(kb, c) for c in kb.cases if c.iri in set(comparison.cases)}
        self._statuses = comparison.statuses
        self._several = len({u.basis for u in comparison.units}) > 1

    def square(self, unit: Unit, concept: str) -> Square:
        """The cell of a unit and a concept."""
        cell = self._c.cells[unit.name, concept]
        href = f"{self._evidence}?{encoded(cell_pairs(self._names[unit.case], self._concept(concept), unit.basis, unit.phase))}"
        mark = BASIS_LETTER.get(cell.basis, "") if cell.basis else "~" if cell.lead else ""
        return Square(cell.word, SIGN[cell.word], mark, self._said(cell), one_line(cell.note), href, cell_id(unit.name, self._c.notations[concept]))

    def _concept(self, concept: str) -> str:
        notation = self._c.notations[concept]
        return notation if self._kb.concepts.get(notation) == concept else concept

    def _said(self, cell: Cell) -> str:
        status = self._statuses[cell.word]
        if cell.basis:
            return say("called", self._lang).format(label=status, name=word(f"basis {cell.basis}", self._lang))
        if cell.lead:
            return say("called", self._lang).format(label=status, name=word("lead mark", self._lang))
        return status

    def unit_head(self, unit: Unit) -> Head:
        """The head of the row of a unit."""
        parts = [self._kb.label(unit.phase, self._lang)] if unit.phase else []
        parts += [word(f"basis {unit.basis}", self._lang)] if self._several else []
        return Head(self._c.labels[unit.case], unit.case, sub=word("comma", self._lang).join(parts))

    def levels(self, units: Sequence[Unit]) -> tuple[tuple[Head, ...], ...]:
        """The heads of the columns: the cases; below them their phases, and below these the bases, where there are several."""
        deep: list[Callable[[Unit], object]] = [lambda u: u.case]
        with_phases = any(u.phase for u in units)
        if with_phases:
            deep.append(lambda u: (u.case, u.phase))
        if self._several:
            deep.append(lambda u: (u.case, u.phase, u.basis))
        found = []
        for level, key in enumerate(deep):
            line = []
            for _, group in groupby(units, key):
                members = list(group)
                first = members[0]
                if level == 0:
                    # a case without phases goes through the level of phases
                    down = 2 if with_phases and first.phase is None else 1
                    line.append(Head(self._c.labels[first.case], first.case, span=len(members), down=down))
                elif level == 1 and with_phases:
                    if first.phase:
                        line.append(Head(self._kb.label(first.phase, self._lang), sub="phase", span=len(members)))
                else:
                    line.append(Head(word(f"basis {first.basis}", self._lang), sub="basis", span=len(members)))
            found.append(tuple(line))
        return tuple(found)


def cell_pairs(case: str, concept: str, basis: str = DEFAULT_BASIS, phase: str | None = None) -> list[tuple[str, str]]:
    """The parameters of the page of a cell."""
    found = [("case", case), ("concept", concept)]
    if basis != DEFAULT_BASIS:
        found.append(("basis", basis))
    if phase:
        found.append(("phase", last_part(phase)))
    return found


def cell_id(unit: str, notation: str) -> str:
    """The id of a cell within the page."""
    return quote(f"{unit}.{notation}", safe="@/:.,")


def _depths(kb: KnowledgeBase, concepts: Sequence[str]) -> dict[str, int]:
    """For each concept, how many others are above it, one above the other, by skos:broader."""
    shown = set(concepts)
    above: dict[str, str] = {}
    for low, high in kb.dataset.select("SELECT ?low ?high { ?low skos:broader ?high }"):
        if low in shown and high in shown:
            above.setdefault(low, high)
    found = {}
    for concept in concepts:
        seen = {concept}
        at = above.get(concept)
        while at and at not in seen:
            seen.add(at)
            at = above.get(at)
        found[concept] = min(len(seen) - 1, 3)
    return found
