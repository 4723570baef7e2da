"""The difference of two pins: cell by cell what changed, and which statement or source moved it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any

from sg2kg.frames import Column, Frame
from sg2kg.pins.model import Pin, PinnedCell, PinnedSource, PinnedStatement
from sg2kg.pins.writing import short


@dataclass(frozen=True)
class Change:
    """Something with a name that was one thing and is another; empty where there is none."""

    name: str
    before: str
    after: str


@dataclass(frozen=True)
class Cause:
    """Why a cell is not what it was."""

    kind: str
    """added, withdrawn or changed (a statement); source (its source was changed); counts, counts not (it as it was); note; elsewhere."""
    statement: str = ""
    """The statement, shortened by prefixes."""
    source: str = ""
    source_label: str = ""
    address: str = ""
    """Web address of the source, or empty."""
    says: str = ""
    changes: tuple[Change, ...] = ()


@dataclass(frozen=True)
class CellChange:
    """A cell that is in both pins and is not the same."""

    unit: str
    concept: str
    """IRI of the concept."""
    notation: str
    label: str
    before: PinnedCell
    after: PinnedCell
    causes: tuple[Cause, ...]

    @property
    def moved(self) -> bool:
        """True where the status is another; else it rests on other evidence."""
        return self.before.status != self.after.status


@dataclass(frozen=True)
class Difference(Frame):
    """What is not the same in two pins; as a frame it has one row a cause of a change in a cell."""

    old: str
    """What the older pin is called."""
    new: str
    old_made: str
    """The day on which it was made, and by which version of sg2kg."""
    new_made: str
    units_added: tuple[str, ...]
    units_left_out: tuple[str, ...]
    concepts_added: tuple[str, ...]
    concepts_left_out: tuple[str, ...]
    options: tuple[Change, ...]
    """How the two were asked for, and of what they were made, where that differs."""
    labels: tuple[Change, ...]
    """Cases and concepts that are called something else."""
    files: tuple[Change, ...]
    """Files with another content; they change nothing by themselves."""
    cells: tuple[CellChange, ...]

    @property
    def changed(self) -> bool:
        """True where the comparison is not the same: another cell, case, concept, option or name."""
        groups = (self.units_added, self.units_left_out, self.concepts_added, self.concepts_left_out, self.options, self.labels, self.cells)
        return any(groups)

    def typed_columns(self) -> Sequence[Column]:
        """One row a cause: the cell, its status before and after, and what moved it."""
        from sg2kg.pins.tell import reason

        rows = [(cell, cause) for cell in self.cells for cause in cell.causes]
        columns: dict[str, Sequence[str | None]] = {
            "unit": [c.unit for c, _ in rows],
            "concept": [c.notation for c, _ in rows],
            "label": [c.label for c, _ in rows],
            "before": [c.before.status for c, _ in rows],
            "after": [c.after.status for c, _ in rows],
            "basis_before": [c.before.basis or None for c, _ in rows],
            "basis_after": [c.after.basis or None for c, _ in rows],
            "change": [x.kind for _, x in rows],
            "statement": [x.statement or None for _, x in rows],
            "source": [x.source or None for _, x in rows],
            "source_label": [x.source_label or None for _, x in rows],
            "address": [x.address or None for _, x in rows],
            "because": [reason(x, "en") for _, x in rows],
        }
        return [Column(name, "string", values) for name, values in columns.items()]

    def _repr_html_(self) -> str:
        from sg2kg.pins.tell import write_difference

        return write_difference(self, "html")

    def __str__(self) -> str:
        from sg2kg.pins.tell import write_difference

        return write_difference(self, "text")


def diff(old: Pin, new: Pin) -> Difference:
    """What changed from ``old`` to ``new``, cell by cell, each with the statements and sources that moved it."""
    was, now = {u.name: u for u in old.units}, {u.name: u for u in new.units}
    names = {**{c: x.notation for c, x in new.concepts.items()}, **{c: x.notation for c, x in old.concepts.items()}}
    cells = []
    for concept in (c for c in old.concepts if c in new.concepts):
        for unit in (u for u in was if u in now):
            before, after = old.cells[unit, concept], new.cells[unit, concept]
            causes = _causes(old, new, before, after)
            if causes:
                cells.append(CellChange(unit, concept, names[concept], new.concepts[concept].label, before, after, causes))
    return Difference(
        old=old.name,
        new=new.name,
        old_made=f"{old.made}, sg2kg {old.sg2kg}",
        new_made=f"{new.made}, sg2kg {new.sg2kg}",
        units_added=tuple(u for u in now if u not in was),
        units_left_out=tuple(u for u in was if u not in now),
        concepts_added=tuple(names[c] for c in new.concepts if c not in old.concepts),
        concepts_left_out=tuple(names[c] for c in old.concepts if c not in new.concepts),
        options=_options(old, new),
        labels=_labels(old, new),
        files=_files({**old.shipped, **old.given}, {**new.shipped, **new.given}),
        cells=tuple(cells),
    )


def _causes(old: Pin, new: Pin, before: PinnedCell, after: PinnedCell) -> tuple[Cause, ...]:
    statements = dict.fromkeys((*before.rests_on, *before.leads, *after.rests_on, *after.leads))
    causes = [cause for s in statements for cause in _of_statement(s, old, new, before, after)]
    if not causes and before != after:
        if before.note != after.note:
            causes.append(Cause("note", changes=(Change("note", before.note, after.note),)))
        if (before.status, before.basis) != (after.status, after.basis):
            causes.append(Cause("elsewhere"))
    return tuple(causes)


def _of_statement(statement: str, old: Pin, new: Pin, before: PinnedCell, after: PinnedCell) -> list[Cause]:
    first, last = old.statements.get(statement), new.statements.get(statement)
    was, role = _role(statement, before), _role(statement, after)
    told = last or first
    if told is None:  # a pin that was edited by hand
        return [] if was == role else [Cause("counts" if role == "counts" else "counts not", short(statement))]
    source = (new.sources if last else old.sources).get(told.source, PinnedSource())

    def because(kind: str, changes: tuple[Change, ...] = ()) -> Cause:
        return Cause(kind, short(statement), short(told.source), source.label, source.address, told.says, changes)

    if first is None or last is None:
        return [because("added" if first is None else "withdrawn")]
    causes = []
    if changes := _fields(first, last):
        causes.append(because("changed", changes))
    if first.source == last.source and (changes := _fields(old.sources.get(first.source, PinnedSource()), source)):
        causes.append(because("source", changes))
    if not causes and was != role:
        causes.append(because("counts" if role == "counts" else "counts not"))
    return causes


def _role(statement: str, cell: PinnedCell) -> str:
    return "counts" if statement in cell.rests_on else "lead" if statement in cell.leads else ""


def _fields(before: PinnedStatement | PinnedSource, after: PinnedStatement | PinnedSource) -> tuple[Change, ...]:
    """What differs; where only the hash does, it is something that a pin does not keep."""
    changes = [Change(f.name, _shown(getattr(before, f.name)), _shown(getattr(after, f.name))) for f in fields(before)]
    differing = [c for c in changes if c.before != c.after]
    named = [c for c in differing if c.name != "sha256"]
    return tuple(named or differing)


def _shown(value: Any) -> str:
    return value if isinstance(value, str) else ", ".join(map(str, value))


def _options(old: Pin, new: Pin) -> tuple[Change, ...]:
    """The options that say how things are counted; which cases and concepts there are is told by name."""
    pairs: dict[str, tuple[Any, Any]] = {
        name: (getattr(old.asked, name), getattr(new.asked, name)) for name in ("basis", "phase", "over_time", "lang")
    }
    pairs["reasoning"] = (old.loaded.reasoning, new.loaded.reasoning)
    pairs["codebook"] = (old.codebook, new.codebook)
    return tuple(Change(name, str(a), str(b)) for name, (a, b) in pairs.items() if a != b)


def _labels(old: Pin, new: Pin) -> tuple[Change, ...]:
    was = {**{u.name: u.label for u in old.units}, **{c.notation: c.label for c in old.concepts.values()}}
    now = {**{u.name: u.label for u in new.units}, **{c.notation: c.label for c in new.concepts.values()}}
    return tuple(Change(name, was[name], now[name]) for name in was if name in now and was[name] != now[name])


def _files(old: Mapping[str, str], new: Mapping[str, str]) -> tuple[Change, ...]:
    """Files of one name with another content, and files of which the content is in one of the two only."""
    names = sorted({**old, **new})
    moved = set(old.values()) & set(new.values())
    return tuple(
        Change(n, old.get(n, ""), new.get(n, "")) for n in names if old.get(n) != new.get(n) and not {old.get(n), new.get(n)} - {None} <= moved
    )
