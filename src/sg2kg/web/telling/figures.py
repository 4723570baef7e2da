"""The observations of a case as rows of a table: what, how much, when, of what, who says so, and what contradicts it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from sg2kg.terms import SG2
from sg2kg.web.telling.notes import Mark, Notes
from sg2kg.web.telling.parts import Fact, facts_of
from sg2kg.web.telling.reading import LABEL, Node, Reader, Text, Thing, naturally


@dataclass(frozen=True)
class Figure:
    """One figure."""

    anchor: str
    name: Text
    indicator: tuple[Thing, ...]
    value: Decimal | None
    said: str
    """The value as it is written, where it is no number."""
    unit: Thing | None
    start: str
    end: str
    about: tuple[Thing, ...]
    """Of what it is measured, where that is not the whole case."""
    observers: tuple[Thing, ...]
    conflicts: tuple[Thing, ...]
    baseline: tuple[Thing, ...]
    rest: tuple[Fact, ...]
    """What else is said of it: method, denominator, sample and so on."""
    marks: tuple[Mark, ...]


_IN_COLUMNS = (
    SG2.ofIndicator, SG2.value, SG2.unit, SG2.start, SG2.end, SG2.perimeter, SG2.observer, SG2.conflictsWith, SG2.baseline,
)  # fmt: skip


def figures_of(reader: Reader, notes: Notes, units: list[Node]) -> tuple[Figure, ...]:
    """The figures of a case and of its phases: by indicator, then by time."""
    nodes = dict.fromkeys(n for unit in units for n in reader.nodes(unit, SG2.hasObservation))

    def place(node: Node) -> tuple[object, ...]:
        indicator = reader.iri(node, SG2.ofIndicator)
        return (not indicator, reader.kb.notation(indicator), reader.word(node, SG2.start) or "9", naturally(node.value))

    return tuple(_figure(reader, notes, n, units[0]) for n in sorted(nodes, key=place))


def _figure(reader: Reader, notes: Notes, node: Node, case: Node) -> Figure:
    unit = reader.iri(node, SG2.unit)
    value = reader.number(node, SG2.value)
    opposed = dict.fromkeys([*reader.iris(node, SG2.conflictsWith), *(n.value for n in reader.having(SG2.conflictsWith, node))])
    return Figure(
        anchor=notes.anchors.of(node.value),
        name=reader.name(node) if reader.text(node, LABEL) else Text(),
        indicator=reader.things(node, SG2.ofIndicator),
        value=value,
        said=reader.word(node, SG2.value) if value is None else "",
        unit=reader.named(unit) if unit else None,
        start=reader.word(node, SG2.start),
        end=reader.word(node, SG2.end),
        about=tuple(t for t in reader.things(node, SG2.perimeter) if t.iri != case.value),
        observers=reader.things(node, SG2.observer),
        conflicts=tuple(reader.named(i) for i in opposed if i != node.value),
        baseline=reader.things(node, SG2.baseline),
        rest=facts_of(reader, node, *_IN_COLUMNS),
        marks=notes.shown(node.value),
    )
