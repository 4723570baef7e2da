"""The four-valued status of each concept of the core list in a case, and of whatever else is on record, with what it rests on."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from sg2kg.knowledge.status import Evidence, Search, Status, is_iri
from sg2kg.terms import SG2
from sg2kg.web.telling.notes import Mark, Notes
from sg2kg.web.telling.reading import Reader, Thing, naturally

WORDS = {SG2.present: "present", SG2.absentOnPurpose: "absent-on-purpose", SG2.contested: "contested", SG2.notReported: "not-reported"}
"""The word for a status, as pictures and styles name it."""
GROUPS: tuple[tuple[str, str], ...] = (
    ("DIM-", "CORE-14"), ("V-", "LAY-V"), ("M-STR", "M-STR"), ("M-ECO", "M-ECO"), ("M-EXP", "M-EXP"), ("C-", "LAY-C"), ("DEF-5", "DEF-5"),
    ("DEF-6", "DEF-6"), ("CORE-", "DEF-4"),
)  # fmt: skip
"""Under which concept the concepts whose notation begins so are shown."""
EXHIBITED = frozenset({"present", "contested"})
"""Statuses of what somebody on record affirms."""


@dataclass(frozen=True)
class Ground:
    """A statement on which a status rests, or that points to it: how it bears on which concept."""

    bearing: str
    """IRI of the property."""
    joint: bool
    mark: Mark
    concept: Thing | None
    """The concept that it names, where that is another."""


@dataclass(frozen=True)
class Cell:
    """What is known of one concept in the case."""

    concept: Thing
    word: str
    """present, absent-on-purpose, contested or not-reported."""
    value: str
    """IRI."""
    own_word_only: bool
    grounds: tuple[Ground, ...]
    leads: tuple[Ground, ...]
    search: Search | None


@dataclass(frozen=True)
class Group:
    """Concepts that belong together."""

    head: Thing | None
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class Statuses:
    """All that is known of the concepts in a case."""

    core: tuple[Group, ...]
    more: tuple[Cell, ...]
    """Concepts outside of the core list of which more is known than nothing."""
    counts: dict[str, int]
    """Of the core list, by word."""

    @property
    def contested(self) -> tuple[Cell, ...]:
        """What is contested, in the core list and beyond."""
        return tuple(c for c in (*(c for g in self.core for c in g.cells), *self.more) if c.word == "contested")

    @property
    def unasked(self) -> tuple[Cell, ...]:
        """Concepts of the core list of which nothing is on record, and for which nobody says to have looked."""
        return tuple(c for g in self.core for c in g.cells if c.word == "not-reported" and c.search is None)


def statuses_of(reader: Reader, notes: Notes, case: str) -> Statuses:
    """The statuses of a case on the usual basis."""
    kb = reader.kb
    book = kb.book()
    core = kb.core_list()
    grouped: dict[str, list[Cell]] = {}
    counts: Counter[str] = Counter()
    for concept in core:
        cell = _cell(reader, notes, book.of(case, concept))
        counts[cell.word] += 1
        grouped.setdefault(_head(cell.concept.notation), []).append(cell)
    heads = [*dict.fromkeys(h for _, h in GROUPS), ""]
    groups = tuple(
        Group(reader.named(kb.concepts[h]) if h in kb.concepts else None, tuple(sorted(grouped[h], key=lambda c: naturally(c.concept.notation))))
        for h in heads
        if h in grouped
    )
    others = [c for c in book.concepts(case) if c not in set(core) and is_iri(c)]
    more = [cell for c in others if (cell := _cell(reader, notes, book.of(case, c))).word != "not-reported"]
    more.sort(key=lambda c: naturally(c.concept.notation))
    return Statuses(groups, tuple(more), {word: counts[word] for word in WORDS.values()})


def _head(notation: str) -> str:
    return next((head for start, head in GROUPS if notation.startswith(start)), "")


def _cell(reader: Reader, notes: Notes, status: Status) -> Cell:
    return Cell(
        concept=reader.named(status.concept),
        word=WORDS[status.value],
        value=status.value,
        own_word_only=status.own_word_only,
        grounds=tuple(_ground(reader, notes, e, status.concept) for e in status.evidence),
        leads=tuple(_ground(reader, notes, e, status.concept) for e in status.leads),
        search=status.search,
    )


def _ground(reader: Reader, notes: Notes, evidence: Evidence, concept: str) -> Ground:
    joint = evidence.bearing == "affirms jointly"
    bearing = SG2.affirms if joint else f"{SG2.affirms.rpartition('#')[0]}#{evidence.bearing}"
    other = reader.named(evidence.concept) if evidence.concept != concept else None
    return Ground(bearing, joint, notes.refer([evidence.statement])[0], other)
